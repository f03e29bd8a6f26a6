package dev.stockwell.proof.replay;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Something that happened at the seller's, in the form in which it is sent. */
sealed interface Event permits ShopOrder, Event.CounterSale, Event.OrderReturn, Event.Correction {
    Instant at();

    /** The lines of the file that it stands for; a return may be divided, and then stands in several events. */
    IntStream rows();

    /**
     * Goods or services on an order or a sale.
     *
     * @param row the line of the file
     * @param quantity negative for what is given back
     */
    record Line(int row, String sku, long quantity, String price) {
        boolean isGoods() {
            return StockCode.isGoods(sku);
        }
    }

    /** A sale over a counter, or with negative quantities a return over it. */
    record CounterSale(Shop till, String invoice, Instant at, List<Line> lines) implements Event {
        @Override
        public IntStream rows() {
            return lines.stream().mapToInt(Line::row);
        }
    }

    /**
     * A part of an order that comes back to the warehouse.
     *
     * @param ordinal the how manieth return of this order it is, from 1
     */
    record OrderReturn(ShopOrder order, String invoice, Instant at, int ordinal, List<Part> parts) implements Event {
        /** So many units of one of the order's lines. */
        record Part(ShopOrder.Line line, int row, long quantity) {}

        @Override
        public IntStream rows() {
            return parts.stream().mapToInt(Part::row);
        }
    }

    /** The clerk's correction of the warehouse's stock. */
    record Correction(int row, String sku, long quantity, ClerksWords why, String words, Instant at) implements Event {
        @Override
        public IntStream rows() {
            return IntStream.of(row);
        }
    }
}
