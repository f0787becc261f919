package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.signature.MessageTrustProperties;
import codev.infra.eventrelay.signature.MessageVerifier;
import codev.infra.eventrelay.signature.TestSigningKeys;
import codev.infra.testkit.TestPostgres;
import java.util.Map;
import javax.sql.DataSource;

/** What the listeners of tests believe. */
final class TestTrust {
  private TestTrust() {}

  /** Whatever is not signed. */
  static MessageAdmission accepting(TestPostgres.Database database) {
    return admission("any", TestSigningKeys.accepted(Map.of()), database.dataSource());
  }

  static MessageAdmission admission(
      String listener, MessageTrustProperties settings, DataSource dataSource) {
    return new MessageAdmission(MessageVerifier.of(listener, settings, dataSource), settings);
  }
}
