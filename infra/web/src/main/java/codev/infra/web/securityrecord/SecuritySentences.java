package codev.infra.web.securityrecord;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.securitylog.ExportKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The sentences of the security log in one language. */
public record SecuritySentences(MessageSource texts, Locale language) {
  /**
   * @param arguments who did it, whom it concerns, and what else the sentence of the event names
   */
  public String of(SecurityEvent event, Object... arguments) {
    return variant(event, null, arguments);
  }

  /**
   * @param variant of the event's sentence; null: the usual one
   */
  public String variant(SecurityEvent event, @Nullable String variant, Object... arguments) {
    return text("security.event." + event + (variant == null ? "" : "." + variant), arguments);
  }

  /**
   * @param policy that has refused the person; one that is no more is in old events
   */
  public String refused(String person, String policy) {
    var sentence = texts.getMessage("security.policy." + policy, null, "", language);
    return of(
        SecurityEvent.ACCESS_REFUSED,
        person,
        sentence == null || sentence.isEmpty() ? text("security.policy.other") : sentence);
  }

  /**
   * @param programme its name; empty unless the data are of one
   */
  public String exported(String person, ExportKind kind, String programme) {
    return of(SecurityEvent.EXPORT, person, text("security.export." + kind, programme));
  }

  public String text(String key, Object... arguments) {
    return texts.getMessage(key, arguments, language);
  }
}
