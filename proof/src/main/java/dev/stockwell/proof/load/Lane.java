package dev.stockwell.proof.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One kept-alive connection of the generator: a request out, its answer in, and then the next one. */
final class Lane implements AutoCloseable {
    private final HoldRequests requests;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final AnswerReader answer = new AnswerReader();
    private ByteBuffer unsent = ByteBuffer.allocate(0);
    private long sentAt;

    Lane(InetSocketAddress hub, HoldRequests requests, Selector selector) throws IOException {
        this.requests = requests;
        this.channel = SocketChannel.open(hub);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    int holds() {
        return requests.holds();
    }

    AnswerReader answer() {
        return answer;
    }

    long sentAt() {
        return sentAt;
    }

    void send() throws IOException {
        answer.clear();
        unsent = ByteBuffer.wrap(requests.next());
        sentAt = System.nanoTime();
        write();
    }

    /** Goes on with what the connection is ready for; true once an answer is whole. */
    boolean advance(ByteBuffer buffer) throws IOException {
        if (key.isWritable() && unsent.hasRemaining()) {
            write();
        }
        if (!key.isReadable()) {
            return false;
        }
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new EOFException("the hub closed a connection");
        }
        return answer.take(buffer.flip());
    }

    private void write() throws IOException {
        channel.write(unsent);
        key.interestOps(unsent.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
