package codev.infra.testkit.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A data source of an incomplete program: each request for a connection ends by an error, until it
 * is corrected.
 */
public final class ErroneousDataSource {
  private final DataSource real;
  private final AtomicInteger attempts = new AtomicInteger();
  private volatile boolean isCorrect;

  /**
   * @param real gives the connections once it is corrected
   */
  public ErroneousDataSource(DataSource real) {
    this.real = real;
  }

  public DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                attempts.incrementAndGet();
                if (!isCorrect) throw new NoClassDefFoundError("codev/Missing");
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** How often it was asked for a connection. */
  public int attempts() {
    return attempts.get();
  }

  public void correct() {
    isCorrect = true;
  }
}
