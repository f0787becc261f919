package codev.infra.web.securityrecord;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/**
 * The security log of a service that has refusals and exports, and a few events of its own whose
 * sentences name two people at most.
 */
public final class ServiceSecurityLog implements SecurityLogSource<SecurityLogLine> {
  private final ReadModel<SecurityLogLine> lines;
  private final List<SecurityEvent> kinds;
  private final PersonNames people;
  private final MessageSource texts;

  /**
   * @param kinds of the service's own events
   * @param ownDraft the lines of these events
   */
  public ServiceSecurityLog(
      ReadModels views,
      ZoneId zone,
      MessageSource texts,
      PersonNames people,
      List<SecurityEvent> kinds,
      Function<Object, Optional<SecurityLogDraft>> ownDraft) {
    this.lines = views.project(SecurityLogLine.projection(zone, ownDraft));
    this.kinds =
        Stream.concat(
                Stream.of(
                    SecurityEvent.ACCESS_REFUSED,
                    SecurityEvent.EXPORT,
                    SecurityEvent.KEY_CREATED,
                    SecurityEvent.KEY_ROTATED),
                kinds.stream())
            .toList();
    this.people = people;
    this.texts = texts;
  }

  /** Under which names a service knows people. */
  public interface PersonNames {
    /** By user name, as far as they are known. */
    Map<String, String> of(List<String> usernames);

    /** The user names of those who are called so. */
    List<String> named(String name);

    /** A user name as this service has recorded it. */
    String recordedSpelling(String username);
  }

  @Override
  public ReadModel<SecurityLogLine> lines() {
    return lines;
  }

  @Override
  public List<SecurityEvent> kinds() {
    return kinds;
  }

  @Override
  public String usernameOf(String submitted) {
    var named = people.named(submitted);
    if (named.size() > 1)
      throw new MalformedRequestException("person", "security.several-people", submitted);
    if (named.size() == 1) return named.getFirst();
    if (submitted.contains(" "))
      throw new MalformedRequestException("person", "security.no-such-person", submitted);
    return people.recordedSpelling(submitted);
  }

  @Override
  public List<String> sentences(List<SecurityLogLine> lines, Locale language, CurrentUser reader) {
    var sentences = new SecuritySentences(texts, language);
    var names = names(lines);
    return lines.stream().map(line -> sentence(line, sentences, names)).toList();
  }

  Map<String, String> names(List<SecurityLogLine> shown) {
    return people.of(shown.stream().flatMap(line -> line.people().stream()).distinct().toList());
  }

  private static String sentence(
      SecurityLogLine line, SecuritySentences sentences, Map<String, String> names) {
    var person = names.getOrDefault(line.person(), line.person());
    if (line.policy() != null) return sentences.refused(person, line.policy());
    if (line.export() != null) return sentences.exported(person, line.export(), "");
    var by = line.by() == null ? "" : names.getOrDefault(line.by(), line.by());
    return sentences.of(line.event(), by, person);
  }
}
