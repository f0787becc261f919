package codev.group.replies;

import codev.infra.eventstore.lease.LeasedScheduler;
import codev.infra.eventstore.lease.Leases;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the mailbox of answers at a fixed interval, on one instance of the service at a time. */
final class ReplyMailboxScheduler extends LeasedScheduler {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyMailboxScheduler.class);
  private static final String LEASE = "replies";

  /** Longer than one message may take. */
  private static final Duration MAX_STEP = Duration.ofMinutes(2);

  private final Reading reading;

  /** Reads the mailbox once. */
  interface Reading {
    /**
     * @param mayGoOn asked before each message
     * @return how many answers were recorded
     */
    int read(BooleanSupplier mayGoOn) throws MessagingException;
  }

  ReplyMailboxScheduler(Reading reading, Leases leases, Duration interval) {
    super(LEASE, leases, new Timing(interval, interval, MAX_STEP));
    this.reading = reading;
  }

  @Override
  protected Round beginTerm() {
    return this::read;
  }

  /** Most failures are of the mail server, which answers no other instance either. */
  @Override
  protected boolean staysAfterFailure() {
    return true;
  }

  private boolean read(BooleanSupplier mayGoOn) throws MessagingException {
    int recorded = reading.read(mayGoOn);
    if (recorded > 0) LOG.info("{} answers to invitations came by e-mail", recorded);
    return true;
  }
}
