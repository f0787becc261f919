package codev.learning.reminders;

import codev.infra.email.EmailRecipient;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningEvent.ContactNoted;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.InstrumentAnswered;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.LearningEvent.PersonEvent;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.person.Contact;
import codev.learning.domain.survey.Survey;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, as far as they are reminded of anything.
 *
 * @param groups those that they are in
 * @param answered the surveys that need no reminder any more
 */
record ReminderRecipient(
    String username, @Nullable Contact contact, List<Membership> groups, List<Answered> answered) {

  record Membership(GroupId group, ProgrammeId programme) {}

  /**
   * @param survey one of ours by its name, or one of the programme's own by its key
   */
  record Answered(ProgrammeId programme, String survey, Survey.Moment moment) {}

  /** Nobody without an address is reminded, nor who does not want to be. */
  Optional<EmailRecipient> reminded(Locale usual) {
    if (contact == null || contact.email() == null || !contact.reminders()) return Optional.empty();
    var language = contact.language() == null ? usual : contact.language().locale();
    return Optional.of(
        new EmailRecipient(username, contact.displayName(), contact.email(), language));
  }

  /** Those where surveys are asked of them. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  List<ProgrammeId> programmes() {
    return groups.stream().map(Membership::programme).distinct().toList();
  }

  boolean isIn(GroupId group) {
    return groups.stream().anyMatch(membership -> membership.group().equals(group));
  }

  private ReminderRecipient reachedAt(@Nullable Contact newContact) {
    return new ReminderRecipient(username, newContact, groups, answered);
  }

  private ReminderRecipient joined(Membership membership) {
    var all = Stream.concat(groups.stream(), Stream.of(membership)).distinct().toList();
    return new ReminderRecipient(username, contact, all, answered);
  }

  private ReminderRecipient left(GroupId group) {
    var others = groups.stream().filter(membership -> !membership.group().equals(group)).toList();
    return new ReminderRecipient(username, contact, others, answered);
  }

  private ReminderRecipient with(Answered sheet) {
    var all = Stream.concat(answered.stream(), Stream.of(sheet)).toList();
    return new ReminderRecipient(username, contact, groups, all);
  }

  /** One document for each person. */
  static final class Readers implements Projection<PersonEvent, ReminderRecipient> {
    @Override
    public String view() {
      return "reader";
    }

    /** 2: groups, which can be left. */
    @Override
    public int version() {
      return 2;
    }

    @Override
    public Class<PersonEvent> folds() {
      return PersonEvent.class;
    }

    @Override
    public Class<ReminderRecipient> shape() {
      return ReminderRecipient.class;
    }

    @Override
    public Stream<String> touches(PersonEvent event) {
      return Stream.of(event.person().value());
    }

    @Override
    public ReminderRecipient fold(
        String id, @Nullable ReminderRecipient before, RecordedEvent<PersonEvent> recorded) {
      var reader = before == null ? new ReminderRecipient(id, null, List.of(), List.of()) : before;
      return switch (recorded.event()) {
        case ContactNoted e -> reader.reachedAt(e.contact());
        case GroupJoined e -> reader.joined(new Membership(e.group(), e.programme()));
        case GroupLeft e -> reader.left(e.group());
        case SurveyAnswered e ->
            reader.with(new Answered(e.programme(), e.survey().name(), e.moment()));
        case InstrumentAnswered e ->
            reader.with(new Answered(e.programme(), e.instrument(), e.moment()));
        case PersonErased _ -> reader.reachedAt(null);
        case PersonNoted _ -> reader;
      };
    }
  }
}
