package codev.learning.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.LearningCommand.AnswerInstrument;
import codev.learning.domain.LearningCommand.AnswerSurvey;
import codev.learning.domain.LearningCommand.ErasePerson;
import codev.learning.domain.LearningCommand.JoinGroup;
import codev.learning.domain.LearningCommand.LeaveGroup;
import codev.learning.domain.LearningCommand.NoteContact;
import codev.learning.domain.LearningCommand.NotePerson;
import codev.learning.domain.LearningEvent.ContactNoted;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.InstrumentAnswered;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.LearningEvent.PersonEvent;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import codev.learning.domain.person.Contact;
import codev.learning.domain.survey.SurveyKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: a person's workplace and contact, their groups, the surveys they answered, once each,
 * and whether their texts are erased.
 */
@Aggregate
public class Person {
  @AggregateIdentifier @Nullable String id;
  private @Nullable PersonNoted noted;
  private @Nullable Contact contact;
  private final SequencedMap<GroupId, ProgrammeId> groups = new LinkedHashMap<>();
  private final Map<Sheet, EncryptedText> answered = new HashMap<>();
  private boolean erased;

  /**
   * @param survey one of ours by its name, or one of the programme's own by its key
   */
  private record Sheet(ProgrammeId programme, String survey, SurveyKind.Moment moment) {
    boolean isAskedBy(AnswerSurvey c) {
      return survey.equals(c.survey().name())
          && moment == c.moment()
          && (c.programme() == null || programme.equals(c.programme()));
    }
  }

  Person() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NotePerson c) {
    if (noted != null
        && Objects.equals(noted.unit(), c.unit())
        && Objects.equals(noted.site(), c.site())) return;
    apply(new PersonNoted(c.person(), c.unit(), c.site(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteContact c) {
    if (!erased && !c.contact().equals(contact))
      apply(new ContactNoted(c.person(), c.contact(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void join(JoinGroup c) {
    if (!groups.containsKey(c.group()))
      apply(new GroupJoined(c.person(), c.group(), c.programme(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void leave(LeaveGroup c) {
    if (groups.containsKey(c.group()))
      apply(new GroupLeft(c.person(), c.group(), c.programme(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void answer(AnswerSurvey c) {
    if (groupFor(c.programme()).isEmpty() && hasAnsweredSo(c)) return;
    var group =
        groupFor(c.programme())
            .orElseThrow(() -> new RuleViolationException(RuleViolation.ONLY_MEMBERS_ARE_SURVEYED));
    var sheet = new Sheet(programmeOf(group), c.survey().name(), c.moment());
    if (!c.survey().moments().contains(c.moment()))
      throw new RuleViolationException(
          RuleViolation.NOT_A_MOMENT_OF_THIS_SURVEY, c.moment(), c.survey());
    if (isRepeated(sheet, c.answers())) return;
    apply(
        new SurveyAnswered(
            c.person(),
            c.survey(),
            c.moment(),
            group,
            sheet.programme(),
            c.items(),
            c.answers(),
            c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void answer(AnswerInstrument c) {
    var sheet = new Sheet(c.programme(), c.instrument(), c.moment());
    if (isRepeated(sheet, c.answers())) return;
    var group =
        groupFor(c.programme())
            .orElseThrow(() -> new RuleViolationException(RuleViolation.ONLY_MEMBERS_ARE_SURVEYED));
    apply(
        new InstrumentAnswered(
            c.person(),
            c.instrument(),
            c.version(),
            c.moment(),
            group,
            c.programme(),
            c.items(),
            c.answers(),
            c.at()));
  }

  private boolean isRepeated(Sheet sheet, EncryptedText answers) {
    var before = answered.get(sheet);
    if (before != null && !before.equals(answers))
      throw new RuleViolationException(
          RuleViolation.ANSWERED_ALREADY, sheet.survey(), sheet.moment());
    return before != null;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void erase(ErasePerson c) {
    if (erased) return;
    if (isUnknown() && !c.by().equals(c.person()))
      throw new RuleViolationException(RuleViolation.NOBODY_OF_THAT_NAME);
    apply(new PersonErased(c.person(), c.by(), c.at()));
  }

  /** A misspelt user name must not lock out a person who gets that name later. */
  private boolean isUnknown() {
    return id == null;
  }

  /** An answer may be sent again by who has left meanwhile. */
  private boolean hasAnsweredSo(AnswerSurvey c) {
    return answered.entrySet().stream()
        .anyMatch(sheet -> sheet.getKey().isAskedBy(c) && sheet.getValue().equals(c.answers()));
  }

  private Optional<GroupId> groupFor(@Nullable ProgrammeId programme) {
    return groups.sequencedKeySet().reversed().stream()
        .filter(group -> programme == null || programme.equals(groups.get(group)))
        .findFirst();
  }

  private ProgrammeId programmeOf(GroupId group) {
    return Objects.requireNonNull(groups.get(group));
  }

  @EventSourcingHandler
  void evolve(PersonEvent event) {
    id = event.person().person();
    switch (event) {
      case PersonNoted e -> noted = e;
      case ContactNoted e -> contact = e.contact();
      case GroupJoined e -> groups.put(e.group(), e.programme());
      case GroupLeft e -> groups.remove(e.group());
      case SurveyAnswered e ->
          answered.put(new Sheet(e.programme(), e.survey().name(), e.moment()), e.answers());
      case InstrumentAnswered e ->
          answered.put(new Sheet(e.programme(), e.instrument(), e.moment()), e.answers());
      case PersonErased _ -> erased = true;
    }
  }
}
