package codev.gateway.connections;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client takes too long to send a request's header, however steadily, and
 * answers 400 to a request that does not name exactly one host. One for each connection, and used
 * by its thread only.
 */
final class RequestHeaderLimitHandler extends ChannelInboundHandlerAdapter {
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

  private final Duration limit;
  private @Nullable Future<?> timeout;
  private boolean isWithinRequest;
  private boolean isRefused;

  RequestHeaderLimitHandler(Duration limit) {
    this.limit = limit;
  }

  /** Stands before the codec, where a header that is not complete yet can be seen. */
  ChannelHandler ofBytes() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!isWithinRequest && timeout == null) {
          Runnable close =
              () -> {
                var _ = context.close();
              };
          timeout = context.executor().schedule(close, limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.fireChannelRead(bytes);
      }

      @Override
      public void channelInactive(ChannelHandlerContext context) {
        cancelTimeout();
        context.fireChannelInactive();
      }
    };
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      cancelTimeout();
      isWithinRequest = true;
      if (!isOfOneHost(request)) refuse(context);
    }
    if (message instanceof LastHttpContent) isWithinRequest = false;
    if (isRefused) ReferenceCountUtil.release(message);
    else context.fireChannelRead(message);
  }

  private void cancelTimeout() {
    if (timeout != null) timeout.cancel(false);
    timeout = null;
  }

  private static boolean isOfOneHost(HttpRequest request) {
    var hosts = request.headers().getAll(HttpHeaderNames.HOST);
    return hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
  }

  private void refuse(ChannelHandlerContext context) {
    isRefused = true;
    var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST);
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_LENGTH, 0)
        .set(HttpHeaderNames.CONNECTION, "close");
    var _ = context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }
}
