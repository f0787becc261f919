package codev.group.replies;

import codev.infra.eventstore.lease.Lease;
import codev.infra.eventstore.lease.Leases;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reads the mailbox of answers at a fixed interval, on one instance of the service at a time. */
final class ReplyMailboxScheduler implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyMailboxScheduler.class);
  private static final String LEASE = "replies";
  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(4);

  /** Longer than one message may take. */
  private static final Duration MAX_STEP = Duration.ofMinutes(2);

  private final Reading reading;
  private final Leases leases;
  private final Duration interval;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("reply-mailbox").unstarted(this::run);

  /** Reads the mailbox once. */
  interface Reading {
    /**
     * @param mayGoOn asked before each message
     * @return how many answers were recorded
     */
    int read(BooleanSupplier mayGoOn) throws MessagingException;
  }

  ReplyMailboxScheduler(Reading reading, Leases leases, Duration interval) {
    this.reading = reading;
    this.leases = leases;
    this.interval = interval;
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void stop() {
    stopped.countDown();
    try {
      thread.join(SHUTDOWN_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread.isAlive();
  }

  private void run() {
    try {
      while (stopped.getCount() > 0)
        if (!attempt()) {
          var _ = stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** False after a failure, which must not end the thread before the instance. */
  private boolean attempt() throws InterruptedException {
    try {
      var lease = leases.tryAcquire(LEASE, interval.plus(MAX_STEP));
      if (lease.isEmpty()) leases.await();
      else readRepeatedly(lease.get());
      return true;
    } catch (RuntimeException | Error e) {
      LOG.error("The mailbox of answers is not read here; next attempt in {}", interval, e);
      return false;
    }
  }

  /** Until this instance stops or loses the lease. */
  private void readRepeatedly(Lease lease) throws InterruptedException {
    try {
      while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS) && lease.isHeld()) {
        lease.progress();
        read(lease);
      }
    } finally {
      lease.release();
    }
  }

  private void read(Lease lease) {
    try {
      int recorded = reading.read(() -> isToGoOn(lease));
      if (recorded > 0) LOG.info("{} answers to invitations came by e-mail", recorded);
    } catch (MessagingException | RuntimeException | Error e) {
      LOG.warn("The mailbox of answers cannot be read; next attempt in {}", interval, e);
    }
  }

  private boolean isToGoOn(Lease lease) {
    lease.progress();
    return lease.isHeld() && stopped.getCount() > 0;
  }
}
