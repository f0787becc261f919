package codev.group.inviting;

import codev.group.calendar.Meeting;
import codev.infra.letters.Letter;
import codev.infra.letters.LettersSettings;
import codev.infra.letters.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A session is planned, moved or cancelled: whoever is in the group learns it, whatever they
 * prefer. What was planned at once is told at once; of several changes the last one is told.
 */
@Component
public class Invitations implements Occasion {
  private final Readers readers;
  private final LettersSettings settings;

  Invitations(Readers readers, LettersSettings settings) {
    this.readers = readers;
    this.settings = settings;
  }

  @Override
  public Stream<Letter> due(Instant moment) {
    return readers.groups().stream().flatMap(group -> due(group, moment));
  }

  private Stream<Letter> due(Invited group, Instant moment) {
    var recent =
        group
            .ahead(moment)
            .filter(session -> settings.isFresh(session.changedAt(), moment))
            .toList();
    var all = Stream.concat(planned(group, recent), changed(group, recent)).toList();
    if (all.isEmpty()) return Stream.empty();
    var people = readers.of(group, _ -> true);
    return all.stream().flatMap(one -> people.stream().map(one::to));
  }

  private static Stream<News> planned(Invited group, List<Meeting> sessions) {
    return sessions.stream()
        .filter(session -> session.revision() == 0)
        .collect(Collectors.groupingBy(Meeting::changedAt))
        .entrySet()
        .stream()
        .map(
            once ->
                News.of(
                    "planned",
                    "invitation/" + group.group() + "/" + once.getKey(),
                    group,
                    once.getValue()));
  }

  private static Stream<News> changed(Invited group, List<Meeting> sessions) {
    return sessions.stream()
        .filter(session -> session.revision() > 0)
        .map(
            session -> {
              var kind = session.state() == Meeting.State.CANCELLED ? "cancelled" : "moved";
              var id = kind + "/" + session.id() + "/" + session.revision();
              return News.of(kind, id, group, List.of(session));
            });
  }
}
