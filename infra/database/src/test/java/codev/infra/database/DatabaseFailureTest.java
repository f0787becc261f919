package codev.infra.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a failure of PostgreSQL means")
class DatabaseFailureTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "08006, UNAVAILABLE", // connection failure
    "57P01, UNAVAILABLE", // admin shutdown
    "57P03, UNAVAILABLE", // cannot connect now
    "58030, STORAGE_FAILED", // I/O error
    "58000, UNAVAILABLE", // system error
    "53300, UNAVAILABLE", // too many connections
    "53100, STORAGE_FULL", // disk full
    "53200, STORAGE_FULL", // out of memory
    "25006, READ_ONLY", // read-only transaction
    "22021, INVALID", // character not in repertoire
    "23505, INVALID", // unique violation
    "40001, OTHER", // serialization failure
  })
  @DisplayName("follows from the SQLSTATE, also of a cause")
  void by_state(String state, DatabaseFailure meaning) {
    var failure = new IllegalStateException("use", new SQLException("reason", state));
    assertThat(DatabaseFailure.of(failure)).isEqualTo(meaning);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "STORAGE_FULL, true, storage-full",
    "STORAGE_FAILED, true, storage-failed",
    "READ_ONLY, true, read-only",
    "UNAVAILABLE, false, unavailable",
    "INVALID, false, invalid",
    "OTHER, false, other"
  })
  @DisplayName("says whether other writes are refused, and has a label for health")
  void for_other_writes(DatabaseFailure failure, boolean refusesWrites, String label) {
    assertThat(failure.refusesWrites()).isEqualTo(refusesWrites);
    assertThat(failure.label()).isEqualTo(label);
  }

  @Test
  @DisplayName("a pool without a free connection is an outage, another failure is not")
  void without_a_state() {
    assertThat(DatabaseFailure.of(new SQLTransientConnectionException("timed out")).isOutage())
        .isTrue();
    assertThat(DatabaseFailure.of(new IllegalStateException("other")))
        .isEqualTo(DatabaseFailure.OTHER);
  }
}
