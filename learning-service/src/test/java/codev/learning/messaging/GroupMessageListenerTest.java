package codev.learning.messaging;

import static codev.learning.domain.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.InboundMessage;
import codev.infra.personaldata.SealedData;
import codev.infra.testkit.MessageSamples;
import codev.infra.testkit.encryption.EncodedTextEncryption;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.ErasePersonAfterPeriod;
import codev.learning.domain.LearningServiceCommand.NoteGroup;
import codev.learning.domain.LearningServiceCommand.NotePersonFact;
import codev.learning.domain.LearningServiceCommand.NoteProgrammeFact;
import codev.learning.domain.LearningServiceCommand.NoteSessionFact;
import codev.learning.domain.LearningServiceCommand.NoteSessionLength;
import codev.learning.domain.LearningServiceCommand.NoteSessionMoved;
import codev.learning.domain.LearningServiceCommand.NoteSessionUnplanned;
import codev.learning.domain.authority.AuthorityCommand;
import codev.learning.domain.authority.AuthorityCommand.NoteGrantFact;
import codev.learning.domain.authority.AuthorityCommand.NoteSubjectFact;
import codev.learning.domain.authority.AuthorityEvent.RevocationNoted;
import codev.learning.domain.authority.AuthorityEvent.SubjectNoted;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.PersonEvent.ContactNoted;
import codev.learning.domain.event.PersonEvent.ErasureApproved;
import codev.learning.domain.event.PersonEvent.ErasureDeclined;
import codev.learning.domain.event.PersonEvent.GroupJoined;
import codev.learning.domain.event.PersonEvent.GroupLeft;
import codev.learning.domain.event.PersonEvent.PersonNoted;
import codev.learning.domain.event.ProgrammeEvent.ItemNoted;
import codev.learning.domain.event.ProgrammeEvent.ProgrammeDated;
import codev.learning.domain.event.ProgrammeEvent.ProgrammeNoted;
import codev.learning.domain.event.SessionOutcomeEvent.ClientChosen;
import codev.learning.domain.event.SessionOutcomeEvent.SessionPlanned;
import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.person.Contact;
import codev.learning.domain.person.Language;
import codev.learning.domain.person.ReminderKind;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.OwnEvaluationItem;
import codev.learning.domain.value.Competency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Écouter les groupes")
class GroupMessageListenerTest {
  private static final Duration GRACE = Duration.ofDays(7);
  private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");

  private static final EncodedTextEncryption ENCRYPTION = new EncodedTextEncryption();
  private static final SealedData DATA = new SealedData(ENCRYPTION);

  /** Accepted charters are passed over. */
  private static final Map<String, List<LearningServiceCommand>> UNDERSTOOD =
      new HashMap<>(decisions());

  private static Map<String, List<LearningServiceCommand>> decisions() {
    var request = UUID.fromString("0199c1de-0000-7000-8000-000000000009");
    var end = Instant.parse("2026-12-08T09:00:00Z");
    return Map.of(
        "group.approval-granted.v1",
            List.of(
                new NotePersonFact(new ErasureApproved(ALICE, request, NINE.plus(GRACE), NINE))),
        "group.approval-refused.v1",
            List.of(new NotePersonFact(new ErasureDeclined(ALICE, request, NINE))),
        "group.approval-expired.v1",
            List.of(new NotePersonFact(new ErasureDeclined(ALICE, request, end))));
  }

  static {
    UNDERSTOOD.putAll(
        Map.of(
            "group.programme-declared.v1",
            List.of(
                new NoteProgrammeFact(
                    new ProgrammeNoted(
                        PROGRAMME,
                        "Managers de proximité 2027",
                        List.of(Aim.GROUP_PERFORMANCE, Aim.MANAGERIAL_PRACTICE),
                        5,
                        List.of(new Competency("listening", "Écouter", "Listening")),
                        NINE)),
                new NoteProgrammeFact(
                    new ProgrammeDated(
                        PROGRAMME,
                        LocalDate.parse("2027-01-11"),
                        LocalDate.parse("2027-09-30"),
                        NINE))),
            "group.contact-changed.v1",
            List.of(
                new NotePersonFact(
                    new ContactNoted(
                        ALICE,
                        new Contact(
                            "Alice Martin", "alice@example.org", Language.EN, false, List.of()),
                        NINE))),
            "group.group-formed.v1",
            List.of(
                new NoteGroup(
                    new GroupNoted(
                        GROUP,
                        PROGRAMME,
                        "Groupe Lumière",
                        ANNE,
                        List.of(ALICE, BOB, CARLA),
                        NINE)),
                new NotePersonFact(new GroupJoined(ALICE, GROUP, PROGRAMME, NINE)),
                new NotePersonFact(new GroupJoined(BOB, GROUP, PROGRAMME, NINE)),
                new NotePersonFact(new GroupJoined(CARLA, GROUP, PROGRAMME, NINE))),
            "group.member-joined.v1",
            List.of(
                new NotePersonFact(new GroupJoined(new Username("david"), GROUP, PROGRAMME, NINE))),
            "group.member-left.v1",
            List.of(new NotePersonFact(new GroupLeft(CARLA, GROUP, PROGRAMME, NINE))),
            "group.session-planned.v2",
            List.of(
                new NoteProgrammeFact(
                    new ItemNoted(
                        PROGRAMME,
                        new OwnEvaluationItem("COURAGE", "J’ai osé.", "I dared.", 1, 5),
                        NINE)),
                new NoteSessionFact(
                    new SessionPlanned(
                        SESSION,
                        GROUP,
                        PROGRAMME,
                        Instant.parse("2027-01-11T08:00:00Z"),
                        65,
                        NINE))),
            "group.session-moved.v1",
            List.of(new NoteSessionMoved(SESSION, Instant.parse("2027-01-18T08:00:00Z"), NINE)),
            "group.session-template-changed.v1",
            List.of(new NoteSessionLength(SESSION, 60, NINE)),
            "group.session-cancelled.v1",
            List.of(new NoteSessionUnplanned(SESSION, NINE)),
            "group.person-registered.v1",
            List.of(new NotePersonFact(new PersonNoted(ALICE, "Finance", "Lyon", NINE)))));
    UNDERSTOOD.put(
        "group.turn-counted.v1",
        List.of(new NoteSessionFact(new ClientChosen(SESSION, GROUP, PROGRAMME, ALICE, NINE))));
    UNDERSTOOD.put(
        "group.identity-period-ended.v1",
        List.of(new ErasePersonAfterPeriod(ALICE, new Username("mona"), NINE)));
    for (var type : List.of("group.person-registered", "group.contact-changed"))
      UNDERSTOOD.put(type + ".v2", Objects.requireNonNull(UNDERSTOOD.get(type + ".v1")));
  }

  @Test
  @DisplayName(
      "les sortes de courriels dont une personne se passe sont retenues, pas celles d’ailleurs")
  void kinds_of_emails_that_are_not_wanted_are_kept() {
    var json =
        """
        {"username": "alice", "displayName": "Alice Martin", "reminders": true,
         "unwanted": ["SUMMARIES", "SURVEYS"], "at": "2026-11-24T09:00:00Z"}\
        """;
    var contact = new Contact("Alice Martin", null, null, true, List.of(ReminderKind.SURVEYS));
    assertThat(
            GroupMessageListener.commandsFor(
                CloudEventMessage.uncarried("group.contact-changed.v1", "any", 1, NINE, json),
                GRACE,
                DATA))
        .map(LearningServiceCommand.class::cast)
        .isEqualTo(List.of(new NotePersonFact(new ContactNoted(ALICE, contact, NINE))));
  }

  @Test
  @DisplayName("un compte chiffré se lit comme un compte en clair")
  void an_encrypted_account_is_read() {
    var sealed = ENCRYPTION.encrypt(SealedData.ACCOUNTS, "group.subject-bound.v2", "\"7d3c\"");
    assertThat(
            GroupMessageListener.authorityCommandsFor(
                message("group.subject-bound.v2", ANNE, sealed), DATA))
        .map(AuthorityCommand.class::cast)
        .containsExactly(
            new NoteSubjectFact(new SubjectNoted(ANNE, "https://provider.example", "7d3c", NINE)));
  }

  @Test
  @DisplayName("d’une personne effacée rien n’est retenu")
  void nothing_is_kept_of_an_erased_person() {
    var encryption = new EncodedTextEncryption();
    var known = "{\"displayName\": \"Eva\", \"reminders\": true}";
    for (var type : List.of("group.person-registered.v2", "group.contact-changed.v2")) {
      var eva = new Username("eva" + type);
      var before = message(type, eva, encryption.encrypt(eva.value(), type, known));
      var data = new SealedData(encryption);
      assertThat(GroupMessageListener.commandsFor(before, GRACE, data)).hasSize(1);
      encryption.erase(eva.value());

      assertThat(GroupMessageListener.commandsFor(before, GRACE, data)).isEmpty();
      assertThat(GroupMessageListener.commandsFor(message(type, eva, null), GRACE, data)).isEmpty();
    }
  }

  private static InboundMessage message(String type, Username person, @Nullable String sealed) {
    var json =
        "{\"username\": \"%s\", \"issuer\": \"https://provider.example\", %s\"at\": \"%s\"}"
            .formatted(person, sealed == null ? "" : "\"sealed\": \"" + sealed + "\", ", NINE);
    return CloudEventMessage.uncarried(type, "any", 1, NINE, json);
  }

  private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");

  /** What can be taken back of lost messages; a person decides about all others. */
  private static final Map<String, List<Record>> TAKEN_BACK =
      Map.of(
          "group.group-formed.v1",
          List.of(
              new NotePersonFact(new GroupLeft(ALICE, GROUP, PROGRAMME, TEN)),
              new NotePersonFact(new GroupLeft(BOB, GROUP, PROGRAMME, TEN)),
              new NotePersonFact(new GroupLeft(CARLA, GROUP, PROGRAMME, TEN))),
          "group.member-joined.v1",
          List.of(new NotePersonFact(new GroupLeft(new Username("david"), GROUP, PROGRAMME, TEN))),
          "group.member-left.v1",
          List.of(new NotePersonFact(new GroupJoined(CARLA, GROUP, PROGRAMME, TEN))),
          "group.session-planned.v2",
          List.of(new NoteSessionUnplanned(SESSION, TEN)));

  @TestFactory
  @DisplayName("chaque exemple devient les commandes attendues")
  Stream<DynamicTest> each_sample_becomes_the_commands_expected() {
    return MessageSamples.of("group")
        .readBy(
            (type, json) ->
                assertThat(
                        GroupMessageListener.commandsFor(
                            CloudEventMessage.uncarried(type, "any", 1, NINE, json), GRACE, DATA))
                    .map(LearningServiceCommand.class::cast)
                    .isEqualTo(UNDERSTOOD.getOrDefault(type, List.of())));
  }

  @TestFactory
  @DisplayName("a lost message is taken back by commands, where that can be")
  Stream<DynamicTest> a_lost_message_is_taken_back() {
    return MessageSamples.of("group")
        .readBy(
            (type, json) -> {
              var lost =
                  new LostGroupMessage(CloudEventMessage.uncarried(type, "any", 1, TEN, json));
              if (type.equals("group.grant-given.v1"))
                assertThat(lost.commands().map(NoteGrantFact.class::cast))
                    .extracting(NoteGrantFact::fact)
                    .hasOnlyElementsOfType(RevocationNoted.class);
              else
                assertThat(lost.commands().map(Record.class::cast).toList())
                    .isEqualTo(TAKEN_BACK.getOrDefault(type, List.of()));
            });
  }
}
