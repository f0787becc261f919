package codev.infra.listener;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Tomcat's HTTP protocol, with limits for the time that a request's line and headers take
 * altogether, and its body. Tomcat limits the time from one byte to the next only: a client that
 * sends one byte each second keeps its connection for as long as it likes.
 *
 * <p>A body is limited wherever it is read: by a handler, by Tomcat as the fields of a form, and by
 * Tomcat when the request was answered without it.
 */
public final class RequestTimeoutProtocol extends Http11NioProtocol {
  private Duration header = Duration.ofSeconds(10);
  private Duration body = Duration.ofSeconds(60);

  /**
   * @param header from a request's first byte to the end of its headers
   * @param body from there to the body's last byte
   */
  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> of(
      Duration header, Duration body) {
    return factory -> {
      factory.setProtocol(RequestTimeoutProtocol.class.getName());
      factory.addConnectorCustomizers(
          connector -> {
            if (connector.getProtocolHandler() instanceof RequestTimeoutProtocol protocol) {
              protocol.header = header;
              protocol.body = body;
            }
          });
    };
  }

  @Override
  protected Processor createProcessor() {
    return new TimedProcessor(this, getAdapter());
  }

  private static final class TimedProcessor extends Http11Processor {
    private final RequestTimeoutProtocol protocol;
    private final Adapter timed;
    private final TimedBody body;
    private boolean awaitsHeader;
    private long since;

    TimedProcessor(RequestTimeoutProtocol protocol, Adapter adapter) {
      super(protocol, adapter);
      this.protocol = protocol;
      this.timed = new TimedAdapter(adapter);
      this.body = new TimedBody(request.getInputBuffer());
      request.setInputBuffer(body);
    }

    @Override
    public Adapter getAdapter() {
      return timed;
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
      if (!awaitsHeader) since = System.nanoTime();
      var state = super.service(socket);
      awaitsHeader = state == SocketState.LONG && !isAsync();
      return awaitsHeader && System.nanoTime() - since > protocol.header.toNanos()
          ? closed()
          : state;
    }

    /** This object serves another connection afterwards. */
    private SocketState closed() {
      awaitsHeader = false;
      return SocketState.CLOSED;
    }

    /** Tomcat would do this too, for as long as the client sends a byte from time to time. */
    private void skipUnreadBody() {
      if (isAsync() || getErrorState().isError() || request.hasExpectation()) return;
      try {
        if (!body.skip(protocol.getMaxSwallowSize())) setErrorState(ErrorState.CLOSE_CLEAN, null);
      } catch (IOException e) {
        setErrorState(ErrorState.CLOSE_CLEAN, e);
      }
    }

    /** Is called when the headers of a request are complete, and returns when it was answered. */
    private final class TimedAdapter implements Adapter {
      private final Adapter adapter;

      TimedAdapter(Adapter adapter) {
        this.adapter = adapter;
      }

      @Override
      public void service(Request request, Response response) throws Exception {
        body.begin(protocol.body);
        adapter.service(request, response);
        skipUnreadBody();
      }

      @Override
      public boolean asyncDispatch(Request request, Response response, SocketEvent event)
          throws Exception {
        var success = adapter.asyncDispatch(request, response, event);
        skipUnreadBody();
        return success;
      }

      @Override
      public boolean prepare(Request request, Response response) throws Exception {
        return adapter.prepare(request, response);
      }

      @Override
      public void log(Request request, Response response, long time) {
        adapter.log(request, response, time);
      }

      @Override
      public void checkRecycled(Request request, Response response) {
        adapter.checkRecycled(request, response);
      }

      @Override
      public String getDomain() {
        return adapter.getDomain();
      }
    }
  }
}
