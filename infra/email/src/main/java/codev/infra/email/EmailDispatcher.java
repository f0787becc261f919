package codev.infra.email;

import codev.infra.email.SmtpSender.Outcome;
import codev.infra.eventstore.failure.FailureLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Sends the e-mails that are due. Each delivery is claimed before it is handed to the mail server
 * and marked afterwards: of several instances one sends it, and what a crash left claimed is sent
 * again rather than never. Nothing is claimed while the mail server cannot be reached, and what was
 * claimed when it went is due again.
 */
public final class EmailDispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(EmailDispatcher.class);

  /** Claims count from the beginning of a run; what is left is for the next one. */
  private static final Duration MAX_RUN = EmailDeliveryStore.CLAIM.dividedBy(2);

  private static final Duration A_DAY = Duration.ofDays(1);

  private final List<Source> sources;
  private final EmailDeliveryStore deliveries;
  private final SmtpSender smtp;
  private final Duration keptFor;
  private final Counter sentCounter;
  private final Counter rejected;

  /** When this instance first found each e-mail due that is not settled. */
  private final Map<EmailId, Instant> pending = new ConcurrentHashMap<>();

  /** Whether the mail server took no e-mails when this instance asked it last, which is logged. */
  private final AtomicBoolean isRefused = new AtomicBoolean();

  private volatile int failingSources;
  private volatile Instant lastRun = Instant.MIN;
  private volatile Instant nextForgetting = Instant.MIN;
  private volatile boolean stopping;

  /**
   * Says which e-mails of a kind are due.
   *
   * @param failures those of asking it
   */
  private record Source(DueEmailSource emails, FailureLog failures) {
    static Source of(DueEmailSource emails) {
      var name = emails.getClass().getSimpleName();
      return new Source(
          emails,
          new FailureLog(
              LOG, name + " cannot say which e-mails are due", name + " no longer fails here"));
    }
  }

  /**
   * @param keptFor how long it is kept that an e-mail was sent
   */
  EmailDispatcher(
      List<DueEmailSource> sources,
      EmailDeliveryStore deliveries,
      SmtpSender smtp,
      Duration keptFor,
      MeterRegistry meters) {
    this.sources = sources.stream().map(Source::of).toList();
    this.deliveries = deliveries;
    this.smtp = smtp;
    this.keptFor = keptFor;
    sentCounter =
        Counter.builder("codev.email.sent")
            .description("E-mails that this instance handed to the mail server")
            .baseUnit("emails")
            .register(meters);
    rejected =
        Counter.builder("codev.email.rejected")
            .description("E-mails whose address the mail server refused for good")
            .baseUnit("emails")
            .register(meters);
    Gauge.builder("codev.email.pending", pending, Map::size)
        .description("E-mails that are due and not accepted, at the instance that sends them")
        .baseUnit("emails")
        .register(meters);
    Gauge.builder("codev.email.sources.failing", this, dispatcher -> dispatcher.failingSources)
        .description("Sources of e-mails that could not say what is due, as of the last run")
        .baseUnit("sources")
        .register(meters);
    Gauge.builder("codev.email.pending.age", this, EmailDispatcher::oldestSeconds)
        .description("For how long the oldest of them has been due, as this instance knows it")
        .baseUnit("seconds")
        .register(meters);
  }

  /** Sends what is due at a moment and was not sent yet; gives the number of e-mails sent. */
  public int sendDue(Instant now) {
    return sendDue(now, () -> true);
  }

  /**
   * @param allowed asked before each e-mail; the rest is left to another run
   */
  int sendDue(Instant now, BooleanSupplier allowed) {
    var all = allDue(now);
    if (knowsAll()) forgetOld(all, now);
    var due = unsettled(all);
    notePending(due, now);
    if (due.isEmpty()) return 0;
    if (!takesEmails()) return 0;
    var end = System.nanoTime() + MAX_RUN.toNanos();
    int sent = 0;
    for (var email : due) {
      if (stopping || System.nanoTime() >= end || !allowed.getAsBoolean()) break;
      if (!deliveries.claim(email.id())) continue;
      var outcome = send(email, now);
      if (outcome == Outcome.ACCEPTED) sent++;
      else if (outcome == Outcome.DEFERRED && !takesEmails()) {
        deliveries.release(email.id());
        break;
      }
    }
    return sent;
  }

  /** Of all sources but those that fail, which hold up no other. */
  private List<Email> allDue(Instant now) {
    var due = new ArrayList<Email>();
    int failing = 0;
    for (var source : sources) {
      try {
        due.addAll(source.emails().due(now).toList());
        source.failures().noteSuccess();
      } catch (RuntimeException | Error e) {
        failing++;
        source.failures().noteFailure(e);
      }
    }
    failingSources = failing;
    return due;
  }

  private boolean takesEmails() {
    var obstacle = smtp.obstacle();
    if (obstacle.isPresent()) noteRefusal(obstacle.get());
    else if (isRefused.getAndSet(false)) LOG.info("The mail server takes e-mails again");
    return obstacle.isEmpty();
  }

  /** An outage is one line in the log. */
  private void noteRefusal(String why) {
    LOG.atLevel(isRefused.getAndSet(true) ? Level.DEBUG : Level.WARN)
        .log("The mail server takes no e-mails; {} are pending: {}", pending.size(), why);
  }

  /** Once a day. */
  private void forgetOld(List<Email> due, Instant now) {
    if (now.isBefore(nextForgetting)) return;
    deliveries.forgetUnchanged(keptFor, due.stream().map(Email::id).toList());
    nextForgetting = now.plus(A_DAY);
  }

  /**
   * Sends an e-mail that answers what has just happened, unless one with its id was sent or is
   * being sent. It is due at no other moment: what the mail server does not accept is lost.
   *
   * @return whether it was sent now
   */
  public boolean sendNow(Email email, Instant now) {
    return deliveries.claim(email.id()) && send(email, now) == Outcome.ACCEPTED;
  }

  private void notePending(List<Email> due, Instant now) {
    if (knowsAll())
      pending.keySet().retainAll(due.stream().map(Email::id).collect(Collectors.toSet()));
    due.forEach(email -> pending.putIfAbsent(email.id(), now));
    lastRun = now;
  }

  private double oldestSeconds() {
    return pending.values().stream()
        .min(Comparator.naturalOrder())
        .map(since -> Duration.between(since, lastRun).toMillis() / 1e3)
        .orElse(0.0);
  }

  /** E-mails that are due and not sent, as of the last run. */
  int pending() {
    return pending.size();
  }

  /** Whether no source failed in the last run. */
  boolean knowsAll() {
    return failingSources == 0;
  }

  /** Another instance sends and counts them now; what fails here later is logged anew. */
  void forgetPending() {
    pending.clear();
    failingSources = 0;
    sources.forEach(source -> source.failures().noteSuccess());
    if (isRefused.getAndSet(false)) LOG.info("Another instance sends e-mails now");
  }

  /** Ends a run after the e-mail under way. */
  void stop() {
    stopping = true;
  }

  private List<Email> unsettled(List<Email> due) {
    if (due.isEmpty()) return due;
    var settled = deliveries.settled(due.stream().map(Email::id).toList());
    return due.stream().filter(email -> !settled.contains(email.id())).toList();
  }

  private Outcome send(Email email, Instant now) {
    var outcome = smtp.send(email, now);
    switch (outcome) {
      case ACCEPTED -> {
        deliveries.markSent(email.id());
        sentCounter.increment();
        pending.remove(email.id());
      }
      case REJECTED -> {
        LOG.warn("The mail server refused the address of e-mail {} for good", email.id());
        deliveries.markRejected(email.id());
        rejected.increment();
        pending.remove(email.id());
      }
      case DEFERRED -> LOG.warn("The mail server did not accept e-mail {} this time", email.id());
    }
    return outcome;
  }
}
