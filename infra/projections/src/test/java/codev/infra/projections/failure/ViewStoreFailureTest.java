package codev.infra.projections.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoQueryException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A failure of the view store")
class ViewStoreFailureTest {
  private static final ServerAddress SERVER = new ServerAddress();
  private static final int SHUTDOWN_IN_PROGRESS = 91;
  private static final int PRIMARY_STEPPED_DOWN = 189;
  private static final int DUPLICATE_KEY = 11_000;
  private static final int BAD_VALUE = 2;

  static Stream<RuntimeException> outages() {
    return Stream.of(
        new MongoTimeoutException("no server in time"),
        new MongoSocketOpenException("refused", SERVER),
        new MongoNotPrimaryException(new BsonDocument(), SERVER),
        new MongoNodeIsRecoveringException(new BsonDocument(), SERVER),
        new MongoQueryException(answer(SHUTDOWN_IN_PROGRESS), SERVER),
        new MongoCommandException(answer(PRIMARY_STEPPED_DOWN), SERVER),
        new MongoWriteConcernException(
            concern(PRIMARY_STEPPED_DOWN), WriteConcernResult.unacknowledged(), SERVER, Set.of()),
        bulk(List.of(), concern(PRIMARY_STEPPED_DOWN)),
        bulk(List.of(error(DUPLICATE_KEY), error(SHUTDOWN_IN_PROGRESS)), null));
  }

  @ParameterizedTest
  @MethodSource("outages")
  @DisplayName("is an outage where the same may succeed later, whichever request it failed")
  void outage(RuntimeException failure) {
    assertThat(ViewStoreFailure.isOutage(failure)).isTrue();
  }

  static Stream<RuntimeException> others() {
    return Stream.of(
        new MongoQueryException(answer(BAD_VALUE), SERVER),
        new MongoWriteException(
            new WriteError(DUPLICATE_KEY, "twice", new BsonDocument()), SERVER, Set.of()),
        bulk(List.of(error(DUPLICATE_KEY)), null),
        new IllegalStateException("of something else"));
  }

  @ParameterizedTest
  @MethodSource("others")
  @DisplayName("is none where the store refuses the request itself")
  void refusal(RuntimeException failure) {
    assertThat(ViewStoreFailure.isOutage(failure)).isFalse();
  }

  private static BsonDocument answer(int code) {
    return new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code));
  }

  private static WriteConcernError concern(int code) {
    return new WriteConcernError(code, "", "not acknowledged", new BsonDocument());
  }

  private static BulkWriteError error(int code) {
    return new BulkWriteError(code, "", new BsonDocument(), 0);
  }

  private static MongoBulkWriteException bulk(
      List<BulkWriteError> errors, @Nullable WriteConcernError concern) {
    return new MongoBulkWriteException(
        BulkWriteResult.unacknowledged(), errors, concern, SERVER, Set.of());
  }
}
