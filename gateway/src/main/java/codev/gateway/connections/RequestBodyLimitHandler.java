package codev.gateway.connections;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request is not complete in time, whether it has been answered or not: a
 * request without an answer fails first, so that its client learns why. The server's own limit ends
 * with the answer, however much of the body is still to come. One for each connection, and used by
 * its thread only.
 */
final class RequestBodyLimitHandler extends ChannelDuplexHandler {
  /** How long the answer to a request that was too slow may take. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Duration limit;
  private @Nullable Future<?> timeout;
  private int unansweredRequests;
  private boolean isLate;

  RequestBodyLimitHandler(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      unansweredRequests++;
      cancelTimeout();
      timeout = after(limit, () -> onTimeout(context), context);
    }
    if (message instanceof LastHttpContent) cancelTimeout();
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (!isEndOfAnswer(message)) {
      var _ = context.write(message, promise);
      return;
    }
    unansweredRequests--;
    var written = context.write(message, promise.unvoid());
    if (isLate) {
      var _ = written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** {@code 100 Continue} and its like are whole messages, and no answers. */
  private static boolean isEndOfAnswer(Object message) {
    return message instanceof LastHttpContent
        && !(message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancelTimeout();
    context.fireChannelInactive();
  }

  private void onTimeout(ChannelHandlerContext context) {
    isLate = true;
    if (unansweredRequests <= 0) {
      close(context);
      return;
    }
    timeout = after(ANSWER, () -> close(context), context);
    // of several, the failure would be the first one's, whose body is complete
    if (unansweredRequests == 1) context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
  }

  private static void close(ChannelHandlerContext context) {
    var _ = context.close();
  }

  private void cancelTimeout() {
    if (timeout != null) timeout.cancel(false);
    timeout = null;
  }

  private static Future<?> after(Duration wait, Runnable action, ChannelHandlerContext context) {
    return context.executor().schedule(action, wait.toMillis(), TimeUnit.MILLISECONDS);
  }
}
