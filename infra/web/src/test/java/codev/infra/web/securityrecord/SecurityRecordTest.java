package codev.infra.web.securityrecord;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securityrecord.SecurityFact.AccessRefused;
import codev.infra.web.securityrecord.SecurityFact.DataExported;
import codev.infra.web.securityrecord.SecurityFact.KeyCreated;
import codev.infra.web.securityrecord.SecurityFact.KeyDestroyed;
import codev.infra.web.securityrecord.SecurityFact.KeyRotated;
import codev.infra.web.securityrecord.SecurityFact.ServiceTokenChanged;
import codev.infra.web.securityrecord.SecurityFact.SignedIn;
import codev.infra.web.securityrecord.SecurityFact.SignedOut;
import codev.infra.web.securityrecord.SecurityFact.WebhookChanged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The security record of a person for a day")
class SecurityRecordTest {
  private static final LocalDate DAY = LocalDate.of(2027, 1, 11);
  private static final Instant JANUARY_11 = Instant.parse("2027-01-11T08:00:00Z");

  @Test
  @DisplayName("has each sign-in once, although it is reported twice")
  void a_sign_in_once() {
    fixture()
        .givenNoPriorActivity()
        .when(new RecordSecurityFact(signedIn(1)))
        .expectEvents(signedIn(1));
    fixture().given(signedIn(1)).when(new RecordSecurityFact(signedIn(1))).expectNoEvents();
    fixture()
        .given(signedIn(1))
        .when(new RecordSecurityFact(signedIn(2)))
        .expectEvents(signedIn(2));
  }

  @Test
  @DisplayName("has each sign-out once, although it is reported twice")
  void a_sign_out_once() {
    var signedOut = new SignedOut(new UUID(0, 9), "alice", DAY, JANUARY_11);
    fixture().given(signedIn(1)).when(new RecordSecurityFact(signedOut)).expectEvents(signedOut);
    fixture().given(signedOut).when(new RecordSecurityFact(signedOut)).expectNoEvents();
  }

  @Test
  @DisplayName("has the creation of the person's key once")
  void a_key_once() {
    var created = new KeyCreated("alice", DAY, JANUARY_11);
    var later = new KeyCreated("alice", DAY, JANUARY_11.plusSeconds(60));
    fixture().given(signedIn(1)).when(new RecordSecurityFact(created)).expectEvents(created);
    fixture().given(created).when(new RecordSecurityFact(later)).expectNoEvents();
  }

  @Test
  @DisplayName("has each replacement of the person's key, and its destruction once; nobody's deed")
  void what_becomes_of_a_key() {
    var rotated = new KeyRotated(new UUID(0, 1), "alice", DAY, JANUARY_11);
    var again = new KeyRotated(new UUID(0, 2), "alice", DAY, JANUARY_11);
    var destroyed = new KeyDestroyed("alice", DAY, JANUARY_11);
    var later = new KeyDestroyed("alice", DAY, JANUARY_11.plusSeconds(60));
    fixture().given(rotated).when(new RecordSecurityFact(rotated)).expectNoEvents();
    fixture().given(rotated).when(new RecordSecurityFact(again)).expectEvents(again);
    fixture().given(again).when(new RecordSecurityFact(destroyed)).expectEvents(destroyed);
    fixture().given(destroyed).when(new RecordSecurityFact(later)).expectNoEvents();
    assertThat(rotated.hasAuthor()).isFalse();
    assertThat(destroyed.hasAuthor()).isFalse();
  }

  @Test
  @DisplayName("has each change of a webhook once, by whom unless the platform did it")
  void a_change_of_a_webhook_once() {
    var paused = changed(1, WebhookChanged.Change.PAUSED);
    var disabled = changed(2, WebhookChanged.Change.DISABLED);
    fixture().given(paused).when(new RecordSecurityFact(paused)).expectNoEvents();
    fixture().given(paused).when(new RecordSecurityFact(disabled)).expectEvents(disabled);
    assertThat(paused.hasAuthor()).isTrue();
    assertThat(disabled.hasAuthor()).isFalse();
    assertThat(WebhookChanged.Change.values())
        .extracting(change -> changed(3, change).event().key())
        .containsExactly(
            "webhook-registered",
            "webhook-changed",
            "webhook-paused",
            "webhook-resumed",
            "webhook-replayed",
            "webhook-disabled",
            "webhook-deleted");
  }

  @Test
  @DisplayName("has each change of a service token once")
  void a_change_of_a_service_token_once() {
    var created = tokenChanged(1, ServiceTokenChanged.Change.CREATED);
    var revoked = tokenChanged(2, ServiceTokenChanged.Change.REVOKED);
    fixture().given(created).when(new RecordSecurityFact(created)).expectNoEvents();
    fixture().given(created).when(new RecordSecurityFact(revoked)).expectEvents(revoked);
    assertThat(ServiceTokenChanged.Change.values())
        .extracting(change -> tokenChanged(3, change).event().key())
        .containsExactly(
            "service-token-created",
            "service-token-revoked",
            "service-token-departures-stopped",
            "service-token-departures-allowed");
    assertThat(revoked.hasAuthor()).isTrue();
    var stopped = tokenChanged(4, ServiceTokenChanged.Change.DEPARTURES_STOPPED);
    assertThat(stopped.hasAuthor()).isFalse();
  }

  @Test
  @DisplayName("has a refusal once for each access policy")
  void a_refusal_once_for_each_policy() {
    fixture().given(refused("A")).when(new RecordSecurityFact(refused("A"))).expectNoEvents();
    fixture()
        .given(refused("A"))
        .when(new RecordSecurityFact(refused("B")))
        .expectEvents(refused("B"));
  }

  @Test
  @DisplayName("has no more sign-ins than its limit, so that nobody can fill the log")
  void not_more_than_the_most() {
    var most = IntStream.range(0, SecurityRecord.MAX_FACTS).mapToObj(SecurityRecordTest::signedIn);
    fixture()
        .given(most.toList())
        .when(new RecordSecurityFact(signedIn(SecurityRecord.MAX_FACTS)))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
  }

  @Test
  @DisplayName("has a refusal and an export although the limit of sign-ins is reached")
  void sign_ins_leave_room_for_the_rest() {
    var most = IntStream.range(0, SecurityRecord.MAX_FACTS).mapToObj(SecurityRecordTest::signedIn);
    var export =
        new DataExported(
            new UUID(1, 1), ExportKind.EVIDENCE_ARCHIVE, new UUID(1, 2), "alice", DAY, JANUARY_11);
    fixture().given(most.toList()).when(new RecordSecurityFact(export)).expectEvents(export);
    fixture()
        .given(
            IntStream.range(0, SecurityRecord.MAX_FACTS)
                .mapToObj(SecurityRecordTest::signedIn)
                .toList())
        .when(new RecordSecurityFact(refused("A")))
        .expectEvents(refused("A"));
  }

  @Test
  @DisplayName("has each export, and pages of the log that are read one after the other once")
  void exports_and_pages() {
    var first = exported(1, ExportKind.CERTIFICATE);
    var second = exported(2, ExportKind.CERTIFICATE);
    fixture().given(first).when(new RecordSecurityFact(second)).expectEvents(second);

    var page = exported(3, ExportKind.EVENT_LOG_PAGES);
    var next = exported(4, ExportKind.EVENT_LOG_PAGES);
    var whole = exported(5, ExportKind.EVENT_LOG);
    fixture().given(first).when(new RecordSecurityFact(page)).expectEvents(page);
    fixture().given(page).when(new RecordSecurityFact(next)).expectNoEvents();
    fixture().given(page).when(new RecordSecurityFact(whole)).expectEvents(whole);
  }

  private static DataExported exported(int id, ExportKind what) {
    return new DataExported(new UUID(1, id), what, null, "alice", DAY, JANUARY_11);
  }

  private static AggregateTestFixture<SecurityRecord> fixture() {
    return new AggregateTestFixture<>(SecurityRecord.class);
  }

  private static SignedIn signedIn(int id) {
    return new SignedIn(new UUID(0, id), "alice", DAY, JANUARY_11);
  }

  private static WebhookChanged changed(int id, WebhookChanged.Change change) {
    return new WebhookChanged(
        new UUID(2, id), new UUID(2, 9), change, "hooks.example.org", "alice", DAY, JANUARY_11);
  }

  private static ServiceTokenChanged tokenChanged(int id, ServiceTokenChanged.Change change) {
    return new ServiceTokenChanged(
        new UUID(3, id), new UUID(3, 9), change, "entra-id", "alice", DAY, JANUARY_11);
  }

  private static AccessRefused refused(String policy) {
    return new AccessRefused(policy, "alice", DAY, JANUARY_11);
  }
}
