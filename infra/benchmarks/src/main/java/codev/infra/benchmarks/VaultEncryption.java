package codev.infra.benchmarks;

import codev.infra.confidentiality.TextEncryption;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The encryption of texts as a service has it, on a key vault. */
final class VaultEncryption implements AutoCloseable {
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  private final TextEncryption texts;

  /**
   * Opens the vault.
   *
   * @param settings as a service has them: {@code codev.keys.*}
   */
  VaultEncryption(Map<String, Object> settings) {
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("keys", settings));
    try {
      context.register(Class.forName("codev.infra.confidentiality.ConfidentialityConfiguration"));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    context.refresh();
    texts = context.getBean(TextEncryption.class);
  }

  TextEncryption texts() {
    return texts;
  }

  @Override
  public void close() {
    context.close();
  }
}
