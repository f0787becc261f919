package codev.group.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.group.GroupFixture;
import codev.group.ServiceTest;
import codev.group.domain.command.GroupSessionCommand.NoteSessionHeld;
import codev.group.domain.command.GroupSessionCommand.NoteSessionOpened;
import codev.group.domain.command.GroupSessionCommand.NoteSignature;
import codev.group.domain.command.RetentionCommand.SetRetention;
import codev.group.domain.event.GroupServiceEvent.RetentionFact;
import codev.group.domain.event.RetentionEvent.RetentionAnnounced;
import codev.group.domain.event.RetentionEvent.RetentionCarriedOut;
import codev.group.domain.event.RetentionEvent.RetentionSet;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.Username;
import codev.group.domain.programme.LegalBasis;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.retention.RetentionEndedException;
import codev.infra.confidentiality.retention.RetentionScope;
import codev.infra.eventstore.audit.ExportedChainVerifier;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.testkit.SealedDocument;
import codev.infra.testkit.encryption.PlainTextEncryption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@DisplayName("Data that leaves when its period is over")
class RetentionProcessManagerTest extends ServiceTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalDate LAST_DAY = LocalDate.parse("2027-09-30");

  private final UUID programme = UUID.randomUUID();
  private final ProgrammeId id = new ProgrammeId(programme);
  private final String author = "author" + programme;
  private final String member = "member" + programme;

  @Autowired private CommandSender commands;
  @Autowired private TextEncryption encryption;
  @Autowired private EventReader events;
  @Autowired private EventLog log;

  /** A day on which the process manager is asked what is to be done. */
  private LocalDate today = LAST_DAY;

  @BeforeEach
  void a_programme() {
    var changed = Map.of("endsOn", LAST_DAY);
    must(as("manager").post("/api/programmes", GroupFixture.programme(programme, changed)));
  }

  @Test
  @DisplayName("is announced 30 days before and leaves on its day, as ten years pass day by day")
  void ten_years(@TempDir Path kept) throws Exception {
    set(RetentionClass.WORDS, 36);
    aSessionIsHeld();
    var certificate = Files.write(kept.resolve("certificate.pdf"), bytes(certificate(".pdf")));
    var proof =
        Files.writeString(
            kept.resolve("certificate.json"), must(as(member).get(certificate(".proof"))).text());
    var note =
        Files.writeString(
            kept.resolve("earlier.note"),
            as("auditor").get("/api/audit/groups/checkpoint").field("/note"));
    var words = encrypt(RetentionScope.Kind.WORDS);
    var answers = encrypt(RetentionScope.Kind.ANSWERS);
    var end = LocalDate.parse("2030-10-01");
    var manager = processManager();

    var days = new ArrayList<LocalDate>();
    for (; today.isBefore(LAST_DAY.plusYears(10)); today = today.plusDays(1)) {
      manager.checkSavedPosition();
      var recorded = retention();
      if (recorded.size() > days.size() + 1) {
        days.add(today);
        manager.process(List.of(recorded.getLast()), log.head());
      }
      assertThat(encryption.decrypt(words).isPresent())
          .as(today.toString())
          .isEqualTo(today.isBefore(end));
    }

    assertThat(days).containsExactly(end.minusDays(30), end);
    assertThat(retention().stream().map(RecordedEvent::event))
        .hasExactlyElementsOfTypes(
            RetentionSet.class, RetentionAnnounced.class, RetentionCarriedOut.class);
    assertThat(encryption.decrypt(answers)).as("without a period").contains("Oser");
    assertThatThrownBy(() -> encrypt(RetentionScope.Kind.WORDS))
        .isInstanceOf(RetentionEndedException.class);
    assertThat(encryption.decrypt(encryption.encrypt(author, "reason", "Relais")))
        .as("its author is not erased")
        .contains("Relais");
    assertThat(audit(kept.resolve("groups.json"), note))
        .startsWith("0 ")
        .contains("Intact: positions 1 to", "entries: contained");
    assertThat(provenToday()).as("the certificate of today").isEqualTo(proven(json(proof)));
    verifies(certificate, proof);
    encryption.erase(member);
    verifies(certificate, proof);
  }

  /** One session, at which the member was and for which they signed. */
  private void aSessionIsHeld() {
    var group = UUID.randomUUID();
    var session = UUID.randomUUID();
    var leader = "facilitator";
    var manager = as("manager");
    var members = List.of(member, "second" + programme, "third" + programme);
    must(manager.post("/api/people", GroupFixture.people(members)));
    must(
        manager.post(
            "/api/programmes/" + programme + "/groups",
            GroupFixture.group(group, "G", leader, members)));
    var start = Instant.parse("2027-01-11T08:00:00Z");
    var end = start.plus(Duration.ofHours(3));
    must(
        manager.post(
            "/api/groups/" + group + "/sessions", Map.of("id", session, "startsAt", start)));
    var of = new GroupId(group);
    var held = new SessionId(session);
    var person = new Username(member);
    commands.send(
        new NoteSessionOpened(of, held, List.of(HalfDay.MORNING), new Username(leader), start));
    commands.send(new NoteSignature(of, held, person, HalfDay.MORNING, start));
    commands.send(
        new NoteSessionHeld(
            of,
            held,
            person,
            List.of(person),
            start,
            end,
            List.of(new AttendanceRecord(person, AttendanceRecord.Status.PRESENT, true)),
            new Username(leader),
            end));
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(as(member).get(certificate(".proof")).status()).isEqualTo(200));
  }

  private String certificate(String suffix) {
    return "/api/programmes/" + programme + "/people/" + member + "/certificate" + suffix;
  }

  private byte[] bytes(String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(as(member).request(path).build(), BodyHandlers.ofByteArray()).body();
    }
  }

  private static JsonNode json(Path file) throws IOException {
    return JSON.readTree(Files.readString(file));
  }

  private List<String> provenToday() {
    return proven(must(as(member).get(certificate(".proof"))).json());
  }

  /** The entries that a certificate rests on. */
  private static List<String> proven(JsonNode proof) {
    var entries = new ArrayList<String>();
    for (var entry : proof.at("/proofs")) {
      var commit = entry.path("commit");
      entries.add(commit.path("position").asLong() + " " + commit.path("hash").asString());
    }
    assertThat(entries).hasSizeGreaterThan(2);
    return entries;
  }

  /** The files alone, as who has kept them verifies them. */
  private static void verifies(Path certificate, Path proof) throws IOException {
    var pdf = Files.readAllBytes(certificate);
    assertThat(SealedDocument.isIntact(pdf)).isTrue();
    pdf[12] ^= 1; // of its head, which is signed
    assertThat(SealedDocument.isIntact(pdf)).as("altered").isFalse();
    var printed = new ByteArrayOutputStream();
    var key = json(proof).at("/checkpoint/keyId").asString();
    var status =
        ExportedChainVerifier.run(
            List.of(proof), List.of(key), List.of(), new PrintStream(printed, true, UTF_8));
    assertThat(status).as(printed.toString(UTF_8)).isZero();
  }

  /** With what an auditor has kept since before the data left. */
  private String audit(Path file, Path note) throws IOException {
    var auditor = as("auditor");
    Files.writeString(file, auditor.get("/api/audit/groups/export").text());
    var key = auditor.get("/api/audit/groups/keys").field("/keys/0/x");
    var printed = new ByteArrayOutputStream();
    var status =
        ExportedChainVerifier.run(
            List.of(file), List.of(key), List.of(note), new PrintStream(printed, true, UTF_8));
    return status + " " + printed.toString(UTF_8);
  }

  @Test
  @DisplayName("is not destroyed before its day although the period was shortened to the past")
  void a_shortened_period_is_announced_first() {
    set(RetentionClass.ANSWERS, 12);
    var answers = encrypt(RetentionScope.Kind.ANSWERS);
    today = LAST_DAY.plusYears(5);
    var manager = processManager();
    for (int day = 0; day < 30; day++, today = today.plusDays(1)) {
      manager.checkSavedPosition();
      if (day == 0) manager.process(retention().subList(1, 2), log.head());
      manager.checkSavedPosition();
      assertThat(encryption.decrypt(answers)).as(today.toString()).contains("Oser");
    }
    assertThat(retention()).hasSize(2);

    manager.checkSavedPosition();
    manager.process(retention().subList(2, 3), log.head());

    assertThat(encryption.decrypt(answers)).isEmpty();
  }

  @Test
  @DisplayName("is destroyed again at a start, with a key vault from before")
  void destroyed_again() {
    set(RetentionClass.WORDS, 12);
    today = LAST_DAY.plusYears(5);
    var manager = processManager();
    manager.checkSavedPosition();
    manager.process(retention().subList(1, 2), log.head());
    today = today.plusDays(30);
    manager.checkSavedPosition();
    assertThat(retention()).hasSize(3);
    var destroyed = new ArrayList<RetentionScope>();

    var _ =
        processManager(
            new PlainTextEncryption() {
              @Override
              public void destroy(RetentionScope scope) {
                destroyed.add(scope);
              }
            });

    assertThat(destroyed).containsExactly(new RetentionScope(RetentionScope.Kind.WORDS, programme));
  }

  private void set(RetentionClass dataClass, int months) {
    commands.send(
        new SetRetention(
            id,
            dataClass,
            new RetentionPeriod(months, LegalBasis.LEGITIMATE_INTEREST),
            true,
            new Username("manager"),
            CLOCK.instant()));
  }

  private String encrypt(RetentionScope.Kind kind) {
    var own = encryption.of(author);
    var encrypted = own.encrypt(new RetentionScope(kind, programme), "contribution/1", "Oser");
    own.storeKey().run();
    return encrypted;
  }

  private RetentionProcessManager processManager() {
    return processManager(encryption);
  }

  /** One that knows this programme alone, as after a start. */
  private RetentionProcessManager processManager(TextEncryption vault) {
    var manager = new RetentionProcessManager(commands, vault, log, clock(), PARIS);
    manager.savedPosition();
    var known = new ArrayList<RecordedEvent<RetentionFact>>();
    known.addAll(events.of(RetentionFact.class, id.stream(), 0));
    known.addAll(retention());
    manager.process(known, log.head());
    return manager;
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return PARIS;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return today.atTime(9, 0).atZone(PARIS).toInstant();
      }
    };
  }

  private List<RecordedEvent<RetentionFact>> retention() {
    return events.of(RetentionFact.class, ProgrammeId.retentionStream(id), 0);
  }
}
