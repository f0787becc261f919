package codev.infra.eventrelay.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoQueryException;
import com.mongodb.ServerAddress;
import java.sql.SQLException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A message waits while a store is unavailable")
class TransientFailuresTest {
  @ParameterizedTest
  @ValueSource(strings = {"08006", "25006", "53100", "57P03", "58030"})
  @DisplayName("PostgreSQL: away, read-only after a failover, full")
  void postgres(String state) {
    assertThat(isTransient(new SQLException("reason", state))).isTrue();
  }

  @Test
  @DisplayName("MongoDB: a query during a failover, too")
  void mongo() {
    var stopping = BsonDocument.parse("{ok: 0, code: 91, errmsg: 'stops'}");
    assertThat(isTransient(new MongoQueryException(stopping, new ServerAddress()))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "23505", "42601"})
  @DisplayName("but not when the store refuses the message")
  void faulty_messages(String state) {
    assertThat(isTransient(new SQLException("reason", state))).isFalse();
  }

  private static boolean isTransient(Exception failure) {
    return TransientFailures.causedBy(new IllegalStateException("command failed", failure));
  }
}
