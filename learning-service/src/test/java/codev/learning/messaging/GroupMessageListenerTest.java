package codev.learning.messaging;

import static codev.learning.domain.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventrelay.InboundMessage;
import codev.infra.testkit.MessageSamples;
import codev.learning.domain.Competency;
import codev.learning.domain.LearningCommand;
import codev.learning.domain.LearningCommand.DateProgramme;
import codev.learning.domain.LearningCommand.JoinGroup;
import codev.learning.domain.LearningCommand.LeaveGroup;
import codev.learning.domain.LearningCommand.NoteContact;
import codev.learning.domain.LearningCommand.NoteGroup;
import codev.learning.domain.LearningCommand.NoteItem;
import codev.learning.domain.LearningCommand.NotePerson;
import codev.learning.domain.LearningCommand.NoteProgramme;
import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.person.Contact;
import codev.learning.domain.person.Language;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.ProgrammeEvaluationItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Écouter les groupes")
class GroupMessageListenerTest {
  private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");

  /** Accepted charters and what becomes of planned sessions are passed over. */
  private static final Map<String, List<LearningCommand>> UNDERSTOOD =
      Map.of(
          "group.programme-declared.v1",
          List.of(
              new NoteProgramme(
                  PROGRAMME,
                  "Managers de proximité 2027",
                  List.of(Aim.GROUP_PERFORMANCE, Aim.MANAGERIAL_PRACTICE),
                  5,
                  List.of(new Competency("listening", "Écouter", "Listening")),
                  NINE),
              new DateProgramme(
                  PROGRAMME, LocalDate.parse("2027-01-11"), LocalDate.parse("2027-09-30"), NINE)),
          "group.contact-changed.v1",
          List.of(
              new NoteContact(
                  ALICE,
                  new Contact("Alice Martin", "alice@example.org", Language.EN, false),
                  NINE)),
          "group.group-formed.v1",
          List.of(
              new NoteGroup(
                  GROUP, PROGRAMME, "Groupe Lumière", ANNE, List.of(ALICE, BOB, CARLA), NINE),
              new JoinGroup(ALICE, GROUP, PROGRAMME, NINE),
              new JoinGroup(BOB, GROUP, PROGRAMME, NINE),
              new JoinGroup(CARLA, GROUP, PROGRAMME, NINE)),
          "group.member-joined.v1",
          List.of(new JoinGroup(new Username("david"), GROUP, PROGRAMME, NINE)),
          "group.member-left.v1",
          List.of(new LeaveGroup(CARLA, GROUP, PROGRAMME, NINE)),
          "group.session-planned.v2",
          List.of(
              new NoteItem(
                  PROGRAMME,
                  new ProgrammeEvaluationItem("COURAGE", "J’ai osé.", "I dared.", 1, 5),
                  NINE)),
          "group.person-registered.v1",
          List.of(new NotePerson(ALICE, "Finance", "Lyon", NINE)));

  @TestFactory
  @DisplayName("chaque exemple devient les commandes attendues")
  Stream<DynamicTest> each_sample_becomes_the_commands_expected() {
    return MessageSamples.of("group")
        .readBy(
            (type, json) ->
                assertThat(
                        GroupMessageListener.commandsFor(
                            InboundMessage.of(type, "any", 1, NINE, json)))
                    .map(LearningCommand.class::cast)
                    .isEqualTo(UNDERSTOOD.getOrDefault(type, List.of())));
  }
}
