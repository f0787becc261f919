package codev.group.group;

import codev.group.domain.person.Username;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What has changed in a charter since a member accepted it. */
@Component
public class CharterComparison {
  private static final List<String> METHOD_PROMISES =
      List.of("confidentiality", "kindness", "plain-speaking", "commitment");
  private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

  private final MessageSource texts;

  CharterComparison(MessageSource texts) {
    this.texts = texts;
  }

  /**
   * Nothing for a member who has accepted none of its wordings, or the present one.
   *
   * @param added promises of the present wording
   * @param removed promises of the accepted one
   */
  public record Changes(Set<String> added, List<String> removed) {}

  public Changes since(GroupView group, Username member, Locale language) {
    return group
        .charterAcceptedBefore(member)
        .map(
            accepted ->
                new Changes(
                    missing(group.charter(), accepted, language).collect(Collectors.toSet()),
                    missing(accepted, group.charter(), language).toList()))
        .orElseGet(() -> new Changes(Set.of(), List.of()));
  }

  /** The promises of a wording that another one does not have, in whichever language. */
  private Stream<String> missing(List<String> wording, List<String> other, Locale language) {
    var knownPromises =
        other.isEmpty()
            ? METHOD_PROMISES.stream().flatMap(this::inEachLanguage).collect(Collectors.toSet())
            : Set.copyOf(other);
    return wording.isEmpty()
        ? METHOD_PROMISES.stream()
            .filter(promise -> inEachLanguage(promise).noneMatch(knownPromises::contains))
            .map(promise -> text(promise, language))
        : wording.stream().filter(promise -> !knownPromises.contains(promise));
  }

  private Stream<String> inEachLanguage(String promise) {
    return LANGUAGES.stream().map(language -> text(promise, language));
  }

  private String text(String promise, Locale language) {
    return texts.getMessage("group.charter." + promise, null, language);
  }
}
