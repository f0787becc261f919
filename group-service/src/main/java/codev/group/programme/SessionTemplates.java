package codev.group.programme;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.template.SessionTemplate;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The session templates that a programme can use: the built-in ones and its own.
 *
 * @param own every version of each, oldest first
 */
public record SessionTemplates(@JsonValue List<SessionTemplate> own) {
  public static final SessionTemplates NONE = new SessionTemplates(List.of());

  @JsonCreator
  public SessionTemplates {
    own = List.copyOf(own);
  }

  public SessionTemplates with(SessionTemplate template) {
    return new SessionTemplates(Stream.concat(own.stream(), Stream.of(template)).toList());
  }

  /** The newest version of each. */
  public List<SessionTemplate> newest() {
    return Stream.concat(SessionTemplate.BUILT_IN.stream(), own.stream())
        .map(SessionTemplate::key)
        .distinct()
        .map(this::get)
        .toList();
  }

  public Optional<SessionTemplate> find(SessionTemplate.Key key) {
    return Stream.concat(SessionTemplate.BUILT_IN.stream(), own.stream())
        .filter(template -> template.key().equals(key))
        .max(Comparator.comparingInt(SessionTemplate::version));
  }

  /** The newest version of one that a session is to be planned with. */
  public SessionTemplate get(SessionTemplate.Key key) {
    return find(key)
        .orElseThrow(() -> new RuleViolationException(RuleViolation.UNKNOWN_TEMPLATE, key));
  }
}
