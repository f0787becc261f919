package codev.learning.reminding;

import codev.infra.eventstore.Recorded;
import codev.infra.letters.Addressee;
import codev.infra.views.Projection;
import codev.learning.domain.Contact;
import codev.learning.domain.LearningEvent.ContactNoted;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.LearningEvent.PersonEvent;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.Survey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, as far as they are reminded of anything.
 *
 * @param programmes those whose groups they have joined
 * @param answered the surveys that need no reminder any more
 */
record Reader(
    String username,
    @Nullable Contact contact,
    List<ProgrammeId> programmes,
    List<Answered> answered) {

  record Answered(ProgrammeId programme, Survey survey, Survey.Moment moment) {}

  /** Nobody without an address is reminded, nor who does not want to be. */
  Optional<Addressee> reminded(Locale usual) {
    if (contact == null || contact.email() == null || !contact.reminders()) return Optional.empty();
    var language = contact.language() == null ? usual : contact.language().locale();
    return Optional.of(new Addressee(username, contact.displayName(), contact.email(), language));
  }

  private Reader reachedAt(@Nullable Contact newContact) {
    return new Reader(username, newContact, programmes, answered);
  }

  private Reader joined(ProgrammeId programme) {
    var all = Stream.concat(programmes.stream(), Stream.of(programme)).distinct().toList();
    return new Reader(username, contact, all, answered);
  }

  private Reader with(Answered sheet) {
    var all = Stream.concat(answered.stream(), Stream.of(sheet)).toList();
    return new Reader(username, contact, programmes, all);
  }

  /** One document for each person. */
  static final class Readers implements Projection<PersonEvent, Reader> {
    @Override
    public String view() {
      return "reader";
    }

    @Override
    public Class<PersonEvent> folds() {
      return PersonEvent.class;
    }

    @Override
    public Class<Reader> shape() {
      return Reader.class;
    }

    @Override
    public Stream<String> touches(PersonEvent event) {
      return Stream.of(event.person().value());
    }

    @Override
    public Reader fold(String id, @Nullable Reader before, Recorded<PersonEvent> recorded) {
      var reader = before == null ? new Reader(id, null, List.of(), List.of()) : before;
      return switch (recorded.event()) {
        case ContactNoted e -> reader.reachedAt(e.contact());
        case GroupJoined e -> reader.joined(e.programme());
        case SurveyAnswered e -> reader.with(new Answered(e.programme(), e.survey(), e.moment()));
        case PersonErased _ -> reader.reachedAt(null);
        case PersonNoted _ -> reader;
      };
    }
  }
}
