package codev.gateway.messages;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The gateway's sentences, in French and in English. */
@Component
public final class GatewayTexts {

  private final ResourceBundleMessageSource sentences = new ResourceBundleMessageSource();

  GatewayTexts() {
    sentences.setBasename("messages/gateway");
    sentences.setDefaultEncoding("UTF-8");
    sentences.setFallbackToSystemLocale(false);
  }

  public String get(String key, Locale language, Object... arguments) {
    return sentences.getMessage(key, arguments, language);
  }

  public Optional<String> find(String key, Locale language) {
    return Optional.ofNullable(sentences.getMessage(key, null, null, language));
  }
}
