package codev.learning.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.AccessCheckCommand.CheckRespondent;
import codev.learning.domain.AccessCheckCommand.CheckSurveyProgramme;
import codev.learning.domain.LearningServiceCommand.*;
import codev.learning.domain.event.PersonEvent;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.person.Contact;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.ProgrammeId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;
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
@Aggregate(type = "Person") // as the log has it
public class KnownPerson {
  @AggregateIdentifier @Nullable String id;
  private @Nullable PersonNoted noted;
  private @Nullable Contact contact;
  private final SequencedMap<GroupId, ProgrammeId> groups = new LinkedHashMap<>();
  private final Map<SurveyKey, EncryptedText> answered = new HashMap<>();
  private @Nullable ErasureRequested erasure;
  private @Nullable Instant erasureDue;
  private @Nullable UUID cancelledErasure;
  private boolean erased;

  /**
   * @param survey one of ours by its name, or one of the programme's own by its key
   */
  private record SurveyKey(ProgrammeId programme, String survey, SurveyKind.Moment moment) {}

  KnownPerson() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NotePersonFact c) {
    if (!isNew(c.fact())) return;
    apply(c.fact());
    if (c.fact() instanceof ErasureApproved) eraseIfDue(c.at());
  }

  private boolean isNew(PublishedPersonEvent fact) {
    return switch (fact) {
      case PersonNoted e ->
          noted == null
              || !Objects.equals(noted.unit(), e.unit())
              || !Objects.equals(noted.site(), e.site());
      case ContactNoted e -> !erased && !e.contact().equals(contact);
      case GroupJoined e -> !groups.containsKey(e.group());
      case GroupLeft e -> groups.containsKey(e.group());
      case ErasureApproved e -> isOpen(e.request()) && erasureDue == null;
      case ErasureDeclined e -> isOpen(e.request()) && erasureDue == null;
    };
  }

  /** Who has left may send their answers again. */
  @CommandHandler
  void check(CheckRespondent c) {
    if (groups.isEmpty() && answered.isEmpty())
      throw new RuleViolationException(RuleViolation.ONLY_MEMBERS_ARE_SURVEYED);
  }

  /** The one joined last, else one for which they have answered. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  ProgrammeId check(CheckSurveyProgramme c) {
    var answeredFor =
        answered.keySet().stream()
            .filter(key -> key.survey().equals(c.survey().name()) && key.moment() == c.moment())
            .map(SurveyKey::programme);
    return Stream.concat(groups.sequencedValues().reversed().stream(), answeredFor)
        .findFirst()
        .orElseThrow(() -> new RuleViolationException(RuleViolation.ONLY_MEMBERS_ARE_SURVEYED));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void answer(AnswerSurvey c) {
    var key = new SurveyKey(programmeOf(c), c.survey().name(), c.moment());
    var group = requireGroupForNewAnswers(key, c.answers());
    if (group == null) return;
    if (!c.survey().moments().contains(c.moment()))
      throw new RuleViolationException(
          RuleViolation.NOT_A_MOMENT_OF_THIS_SURVEY, c.moment(), c.survey());
    apply(
        new SurveyAnswered(
            c.person(),
            c.survey(),
            c.moment(),
            group,
            key.programme(),
            c.items(),
            c.answers(),
            c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void answer(AnswerInstrument c) {
    var key = new SurveyKey(c.programme(), c.instrument(), c.moment());
    var group = requireGroupForNewAnswers(key, c.answers());
    if (group == null) return;
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

  /** The one asked for, else the one joined last, else that of the same answers. */
  private ProgrammeId programmeOf(AnswerSurvey c) {
    if (c.programme() != null) return c.programme();
    var answeredSo =
        answered.entrySet().stream()
            .filter(before -> before.getValue().equals(c.answers()))
            .map(Map.Entry::getKey)
            .filter(key -> key.survey().equals(c.survey().name()) && key.moment() == c.moment())
            .map(SurveyKey::programme);
    return Stream.concat(groups.sequencedValues().reversed().stream(), answeredSo)
        .findFirst()
        .orElseThrow(() -> new RuleViolationException(RuleViolation.ONLY_MEMBERS_ARE_SURVEYED));
  }

  /**
   * The group that a member answers in, once; null where the very same answers come again, which
   * may come from who has left meanwhile.
   */
  private @Nullable GroupId requireGroupForNewAnswers(SurveyKey key, EncryptedText answers) {
    var before = answered.get(key);
    if (answers.equals(before)) return null;
    var group =
        groups.sequencedKeySet().reversed().stream()
            .filter(one -> key.programme().equals(groups.get(one)))
            .findFirst()
            .orElseThrow(() -> new RuleViolationException(RuleViolation.ONLY_MEMBERS_ARE_SURVEYED));
    if (before != null)
      throw new RuleViolationException(RuleViolation.ANSWERED_ALREADY, key.survey(), key.moment());
    return group;
  }

  /** Answers which request it is: this one, or the one made before that is still open. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  UUID requestErasure(RequestErasure c) {
    if (erasure != null) return erasure.request();
    if (erased) return c.request(); // before there were requests
    if (isUnknown() && !c.by().equals(c.person()))
      throw new RuleViolationException(RuleViolation.NOBODY_OF_THAT_NAME);
    apply(
        new ErasureRequested(c.person(), c.request(), c.programmes(), c.reason(), c.by(), c.at()));
    return c.request();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void cancelErasure(CancelErasure c) {
    if (c.request().equals(cancelledErasure)) return;
    if (!isOpen(c.request())) throw new RuleViolationException(RuleViolation.ERASURE_HAS_ENDED);
    apply(new ErasureCancelled(c.person(), c.request(), c.by(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void erase(ErasePerson c) {
    if (isOpen(c.request())) eraseIfDue(c.at());
  }

  /** Whether or not it was asked for, too: a request that is open has nothing left to erase. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void erase(ErasePersonAfterPeriod c) {
    if (!erased) apply(new PersonErased(c.person(), c.by(), c.at()));
  }

  private boolean isOpen(UUID request) {
    return !erased && erasure != null && erasure.request().equals(request);
  }

  private void eraseIfDue(Instant now) {
    if (erasure != null && erasureDue != null && !now.isBefore(erasureDue))
      apply(new PersonErased(erasure.person(), erasure.by(), now));
  }

  /** A misspelt user name must not lock out a person who gets that name later. */
  private boolean isUnknown() {
    return id == null;
  }

  @EventSourcingHandler
  void evolve(PersonEvent event) {
    id = event.stream();
    switch (event) {
      case PersonNoted e -> noted = e;
      case ContactNoted e -> contact = e.contact();
      case GroupJoined e -> groups.put(e.group(), e.programme());
      case GroupLeft e -> groups.remove(e.group());
      case SurveyAnswered e ->
          answered.put(new SurveyKey(e.programme(), e.survey().name(), e.moment()), e.answers());
      case InstrumentAnswered e ->
          answered.put(new SurveyKey(e.programme(), e.instrument(), e.moment()), e.answers());
      case ErasureRequested e -> erasure = e;
      case ErasureApproved e -> erasureDue = e.due();
      case ErasureDeclined _ -> erasure = null;
      case ErasureCancelled e -> {
        erasure = null;
        erasureDue = null;
        cancelledErasure = e.request();
      }
      case PersonErased _ -> erased = true;
    }
  }
}
