package codev.learning.reminders;

import codev.infra.email.EmailRecipient;
import codev.infra.projections.Projection;
import codev.learning.domain.event.PersonEvent;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.person.Contact;
import codev.learning.domain.person.ReminderKind;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.ProgrammeId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a person, as far as reminders need it.
 *
 * @param groups those that they are in
 * @param answered the surveys that need no reminder any more
 */
record ReminderRecipient(
    String username, @Nullable Contact contact, List<Membership> groups, List<SurveyKey> answered) {

  record Membership(GroupId group, ProgrammeId programme) {}

  /**
   * @param survey one of ours by its name, or one of the programme's own by its key
   */
  record SurveyKey(ProgrammeId programme, String survey, SurveyKind.Moment moment) {}

  /** Nobody without an address is reminded, nor who does not want to be. */
  Optional<EmailRecipient> reminded(ReminderKind kind, Locale usual) {
    if (contact == null || contact.email() == null || !contact.wants(kind)) return Optional.empty();
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

  private ReminderRecipient withContact(@Nullable Contact newContact) {
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

  private ReminderRecipient with(SurveyKey key) {
    var all = Stream.concat(answered.stream(), Stream.of(key)).toList();
    return new ReminderRecipient(username, contact, groups, all);
  }

  /** One document for each person; 2: groups, which can be left. */
  static final Projection<PersonEvent, ReminderRecipient> PROJECTION =
      Projection.of("reader", PersonEvent.class, ReminderRecipient.class)
          .version(2)
          .by(e -> e.person().value())
          .fold(
              (before, e) ->
                  (before == null
                          ? new ReminderRecipient(e.person().value(), null, List.of(), List.of())
                          : before)
                      .after(e));

  private ReminderRecipient after(PersonEvent event) {
    return switch (event) {
      case ContactNoted e -> withContact(e.contact());
      case GroupJoined e -> joined(new Membership(e.group(), e.programme()));
      case GroupLeft e -> left(e.group());
      case SurveyAnswered e -> with(new SurveyKey(e.programme(), e.survey().name(), e.moment()));
      case InstrumentAnswered e -> with(new SurveyKey(e.programme(), e.instrument(), e.moment()));
      case PersonErased _ -> withContact(null);
      case PersonNoted _, ErasureEvent _ -> this;
    };
  }
}
