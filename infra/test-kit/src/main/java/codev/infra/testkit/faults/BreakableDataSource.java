package codev.infra.testkit.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A data source whose connections break at the statements and commits that a plan chooses. */
public final class BreakableDataSource {
  private static final long HEAD_START_NANOS = 200_000;
  private static final Set<String> BREAKABLE = Set.of("execute", "executeUpdate", "commit");

  private final DataSource real;
  private final Supplier<BreakPoint> plan;
  private final Runnable whenAnswerIsLost;

  /** When a connection breaks, seen from the statement or commit that it carries. */
  public enum BreakPoint {
    NEVER,
    /** The server does not receive it. */
    BEFORE,
    /** The server may receive it, and then handles it while the client goes on. */
    DURING,
    /** The server has handled it, and the answer is lost. */
    AFTER
  }

  private interface Call {
    Object on(Method method, Object[] arguments) throws Exception;
  }

  private BreakableDataSource(
      DataSource real, Supplier<BreakPoint> plan, Runnable whenAnswerIsLost) {
    this.real = real;
    this.plan = plan;
    this.whenAnswerIsLost = whenAnswerIsLost;
  }

  /**
   * @param plan asked at each statement that may write, and at each commit
   */
  public static DataSource of(DataSource real, Supplier<BreakPoint> plan) {
    return of(real, plan, () -> {});
  }

  /**
   * @param plan asked at each statement that may write, and at each commit
   * @param whenAnswerIsLost run after the server has handled one whose answer is lost
   */
  public static DataSource of(
      DataSource real, Supplier<BreakPoint> plan, Runnable whenAnswerIsLost) {
    return new BreakableDataSource(real, plan, whenAnswerIsLost).breakable();
  }

  private DataSource breakable() {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          var result = method.invoke(real, arguments);
          return result instanceof Connection connection ? breakable(connection) : result;
        });
  }

  private Connection breakable(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          var result = call(connection, connection, method, arguments);
          return result instanceof PreparedStatement statement
              ? breakable(statement, connection)
              : result;
        });
  }

  private PreparedStatement breakable(PreparedStatement statement, Connection connection) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> call(statement, connection, method, arguments));
  }

  private Object call(Object target, Connection connection, Method method, Object[] arguments)
      throws Exception {
    var breakPoint = BREAKABLE.contains(method.getName()) ? plan.get() : BreakPoint.NEVER;
    switch (breakPoint) {
      case NEVER -> {
        return method.invoke(target, arguments);
      }
      case BEFORE -> {}
      case DURING -> {
        Thread.ofVirtual().start(() -> ignoringFailure(target, method, arguments));
        LockSupport.parkNanos(HEAD_START_NANOS);
      }
      case AFTER -> {
        method.invoke(target, arguments);
        whenAnswerIsLost.run();
      }
    }
    connection.abort(Runnable::run);
    throw new SQLException("connection lost", "08006");
  }

  private static void ignoringFailure(Object target, Method method, Object[] arguments) {
    try {
      method.invoke(target, arguments);
    } catch (ReflectiveOperationException e) {
      // its connection was aborted, as intended
    }
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return call.on(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
