package codev.group.planning;

import codev.group.domain.template.SessionTemplate;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The template by which a session is held from now on, as submitted. */
record ChangeTemplateRequest(
    @NotNull @Pattern(regexp = SessionTemplate.Key.SHAPE, message = "{group.template.key}")
        String template) {
  SessionTemplate.Key key() {
    return new SessionTemplate.Key(template);
  }
}
