package codev.infra.projections.failure;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.bulk.BulkWriteError;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a failure of MongoDB means for its caller. */
public final class ViewStoreFailure {
  /**
   * The codes of MongoDB's specification of retryable operations: a server that is unreachable,
   * stops, recovers or is not the primary any more, and one that was too slow. The driver has
   * exceptions of their own for some of these, but a query that fails is a {@code
   * MongoQueryException} whatever its code.
   */
  private static final Set<Integer> OUTAGE_CODES =
      Set.of(6, 7, 64, 89, 91, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436);

  private ViewStoreFailure() {}

  /** Whether the store is unable to work now: the same is worth trying again later. */
  public static boolean isOutage(Throwable failure) {
    return switch (failure) {
      case MongoSocketException _, MongoTimeoutException _ -> true;
      case MongoConnectionPoolClearedException _, MongoServerUnavailableException _ -> true;
      case MongoNotPrimaryException _, MongoNodeIsRecoveringException _ -> true;
      case MongoWriteConcernException e -> isOutage(e.getWriteConcernError().getCode());
      case MongoBulkWriteException e -> codes(e).anyMatch(ViewStoreFailure::isOutage);
      case MongoServerException e -> isOutage(e.getCode());
      default -> false;
    };
  }

  private static IntStream codes(MongoBulkWriteException failure) {
    var concern = failure.getWriteConcernError();
    return IntStream.concat(
        failure.getWriteErrors().stream().mapToInt(BulkWriteError::getCode),
        Stream.ofNullable(concern).mapToInt(error -> error.getCode()));
  }

  private static boolean isOutage(int code) {
    return OUTAGE_CODES.contains(code);
  }
}
