package codev.infra.listener;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** The bodies of the requests of one connection, one after another. */
final class TimedBody implements InputBuffer {
  private final InputBuffer body;
  private long end;

  TimedBody(InputBuffer body) {
    this.body = body;
  }

  /**
   * The headers of a request are complete.
   *
   * @param timeout for its whole body, however regularly the bytes come
   */
  void begin(Duration timeout) {
    end = System.nanoTime() + timeout.toNanos();
  }

  /**
   * @throws SocketTimeoutException in time for Tomcat to answer 408, as it does when no byte comes
   */
  @Override
  public int doRead(ApplicationBufferHandler handler) throws IOException {
    int read = body.doRead(handler);
    if (read > 0 && System.nanoTime() - end > 0)
      throw new SocketTimeoutException("The body is not complete in time");
    return read;
  }

  @Override
  public int available() {
    return body.available();
  }

  /**
   * Reads what nobody has read, so that the client reads its answer before the connection is used
   * again.
   *
   * @param limit bytes, any number if negative
   * @return whether the body is complete
   */
  boolean skip(int limit) throws IOException {
    var skipped = new BodyDiscarder();
    for (long size = 0; limit < 0 || size <= limit; ) {
      int read = doRead(skipped);
      if (read <= 0) return read < 0;
      size += read;
    }
    return false;
  }

  private static final class BodyDiscarder implements ApplicationBufferHandler {
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      bytes = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return bytes;
    }

    @Override
    public void expand(int size) {}
  }
}
