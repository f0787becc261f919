package codev.gateway.connections;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Takes the context of a trace from requests that do not come from pages of ours: nobody else
 * decides what belongs to a trace, or brings texts that would be handed from service to service. It
 * stands before the web server, which begins the trace.
 */
final class TraceContextHandler extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      var headers = request.headers();
      headers.remove("tracestate");
      headers.remove("baggage");
      // No script can set it.
      if (!"same-origin".equals(headers.get("Sec-Fetch-Site"))) headers.remove("traceparent");
    }
    context.fireChannelRead(message);
  }
}
