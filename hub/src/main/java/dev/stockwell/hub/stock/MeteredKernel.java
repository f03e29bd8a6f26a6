package dev.stockwell.hub.stock;

import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ledger.KernelWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The kernel's metrics. A skewed clock and a failed command are alarms: both stay visible in their meters. */
final class MeteredKernel implements KernelWatch {
    private final DistributionSummary batchSize;
    private final Timer batchTime;
    private final Counter retries;
    private final Counter failures;
    private final AtomicLong skewMillis = new AtomicLong();

    MeteredKernel(MeterRegistry meters) {
        batchSize = DistributionSummary.builder("stockwell.kernel.batch.commands")
                .description("commands in one commit")
                .publishPercentileHistogram()
                .maximumExpectedValue(500.0)
                .register(meters);
        batchTime = Timer.builder("stockwell.kernel.batch.time")
                .description("from the locks to the commit")
                .publishPercentileHistogram()
                .register(meters);
        retries = Counter.builder("stockwell.kernel.retries")
                .description("batches that were tried again")
                .register(meters);
        failures = Counter.builder("stockwell.kernel.failures")
                .description("commands that showed a broken invariant")
                .register(meters);
        meters.gauge("stockwell.kernel.clock.skew.millis", skewMillis);
    }

    @Override
    public void committed(int commands, Duration took) {
        batchSize.record(commands);
        batchTime.record(took);
    }

    @Override
    public void retried(Throwable cause) {
        retries.increment();
    }

    @Override
    public void failed(CommandId command, Throwable cause) {
        failures.increment();
    }

    @Override
    public void clockSkewed(Duration skew) {
        skewMillis.set(skew.toMillis());
    }
}
