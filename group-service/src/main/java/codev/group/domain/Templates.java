package codev.group.domain;

import codev.group.domain.template.Template;
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
public record Templates(@JsonValue List<Template> own) {
  public static final Templates NONE = new Templates(List.of());

  @JsonCreator
  public Templates {
    own = List.copyOf(own);
  }

  public Templates with(Template template) {
    return new Templates(Stream.concat(own.stream(), Stream.of(template)).toList());
  }

  /** The newest version of each. */
  public List<Template> newest() {
    return Stream.concat(Template.BUILT_IN.stream(), own.stream())
        .map(Template::key)
        .distinct()
        .map(this::get)
        .toList();
  }

  public Optional<Template> find(Template.Key key) {
    return Stream.concat(Template.BUILT_IN.stream(), own.stream())
        .filter(template -> template.key().equals(key))
        .max(Comparator.comparingInt(Template::version));
  }

  /** The newest version of one that a session is to be planned with. */
  public Template get(Template.Key key) {
    return find(key)
        .orElseThrow(() -> new RuleViolationException(RuleViolation.UNKNOWN_TEMPLATE, key));
  }
}
