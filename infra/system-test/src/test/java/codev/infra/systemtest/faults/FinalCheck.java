package codev.infra.systemtest.faults;

import codev.infra.systemtest.Meeting;
import codev.infra.systemtest.Platform;
import codev.infra.systemtest.faults.recount.EmailRecount;
import codev.infra.systemtest.faults.sequence.Fault;
import codev.infra.testkit.history.LoggedEvent;
import codev.infra.testkit.history.RecordedCall;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;

/** What a platform must have kept once all faults are over and all sessions have ended. */
final class FinalCheck {
  private static final Duration PATIENCE = Patience.RECOVERY;

  private static final List<String> SENDERS = List.of("groups", "learning");

  /** The page of caught e-mails shows no more. */
  private static final int KEPT_EMAILS = 500;

  private final Platform platform;
  private final Clients clients;
  private final SoftAssertions softly;
  private final StoredLogs stored;
  private final List<Fault> performed;

  /**
   * @param performed all faults
   */
  FinalCheck(Platform platform, Clients clients, SoftAssertions softly, List<Fault> performed) {
    this.platform = platform;
    this.clients = clients;
    this.softly = softly;
    this.performed = performed;
    this.stored = new StoredLogs(platform);
  }

  void check() throws Exception {
    var played = clients.played();
    for (var session : played) new Recount(session, softly).ofAnswers();
    var last = clients.memberships().getLast();
    Patience.until(
        PATIENCE,
        "who has left the group has no seat",
        () -> last.isSettled() ? Optional.of(true) : Optional.empty());
    var alarms = new AlarmCheck(platform.processes(), performed);
    softly.assertThat(gatewayHealth(alarms)).as("health of the platform").isEqualTo(200);
    new InstanceHealth(platform, softly, alarms).check();

    var logs = stored.all();
    var streams = clients.endStreams(logs.sessions());
    new LogCheck(clients, softly).check(logs, clients.recorder().calls(), streams);
    for (var session : played) new Recount(session, softly).ofFacts(logs);
    clients.memberships().forEach(membership -> membership.check(logs, softly));
    softly
        .assertThat(last.decided(logs.groups()))
        .as("changes of the member")
        .hasSizeGreaterThan(1);
    checkEmails();
    recountEmails(logs.groups());
    report(last.decided(logs.groups()).size());
  }

  /**
   * Nothing noted as sent was not caught, and nothing caught that nobody attempted to send. What
   * was caught before a restore is gone.
   */
  private void checkEmails() {
    long sent = 0;
    for (var service : SENDERS)
      sent += stored.number(service, "select count(*) from email_outbox where state = 'SENT'");
    long caught = caught();
    long attempts = 0;
    for (var service : SENDERS)
      attempts += stored.number(service, "select coalesce(sum(attempts), 0) from email_outbox");
    System.out.printf("%d e-mails sent, %d caught, %d attempted%n", sent, caught, attempts);
    if (caught < KEPT_EMAILS)
      softly
          .assertThat(caught)
          .as("e-mails caught")
          .isBetween(clients.haveGoneOnAfterARestore() ? 0L : sent, attempts);
  }

  /** Each member of a session that was held has its summary, and nobody that of another one. */
  private void recountEmails(List<LoggedEvent> groups) {
    if (clients.haveGoneOnAfterARestore()) return; // what was caught before is gone
    if (caught() >= KEPT_EMAILS) return;
    var recount =
        Patience.atLast(
            PATIENCE,
            () -> EmailRecount.of(groups, Http.get(mailPage()).body(), Meeting::address),
            each -> each.missing().isEmpty());
    System.out.printf("%d summaries due, %d caught%n", recount.due(), recount.received());
    softly.assertThat(recount.missing()).as("summaries that nobody caught").isEmpty();
    softly.assertThat(recount.unfounded()).as("summaries of no session").isEmpty();
  }

  private long caught() {
    return Http.get(mailPage()).body().split("<article>", -1).length - 1L;
  }

  private void report(int changes) {
    var recorder = clients.recorder();
    var outcomes =
        recorder.calls().stream()
            .collect(Collectors.groupingBy(RecordedCall::outcome, Collectors.counting()));
    System.out.printf(
        "%d calls in %d requests: %s; %d whole sessions; %d changes of a membership; %d streams in"
            + " %d connections%n",
        recorder.calls().size(),
        recorder.attempts(),
        outcomes,
        clients.played().size(),
        changes,
        clients.streams().count(),
        clients.streams().mapToInt(StreamRecorder::connections).sum());
  }

  private int gatewayHealth(AlarmCheck alarms) {
    return Patience.until(
        PATIENCE,
        "the gateway's health",
        () -> {
          alarms.acknowledgeExpected();
          var status = Http.get(platform.address().resolve("/actuator/health")).statusCode();
          return status == 200 ? Optional.of(status) : Optional.empty();
        });
  }

  private URI mailPage() {
    return URI.create("http://127.0.0.1:" + (platform.address().getPort() + 9) + "/");
  }
}
