package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.signature.MessageTrustProperties;
import codev.infra.eventrelay.signature.TestSigningKeys;
import codev.infra.eventstore.alarm.Alarms;
import codev.infra.testkit.TestPostgres;
import java.util.Map;
import javax.sql.DataSource;

/** How the listeners of tests verify messages. */
final class TestTrust {
  private TestTrust() {}

  /** Whatever is not signed. */
  static MessageAdmission accepting(String listener, TestPostgres.Database database) {
    return admission(listener, TestSigningKeys.accepted(Map.of()), database.dataSource());
  }

  static MessageAdmission admission(
      String listener, MessageTrustProperties settings, DataSource dataSource) {
    return new MessageAdmission(
        listener,
        new ConsumerPositionStore(dataSource, listener),
        dataSource,
        settings,
        new Alarms(dataSource));
  }
}
