package codev.gateway.connections;

import codev.gateway.securitylog.ClientNetwork;
import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/**
 * Limits on connections: how many there are, and how long an idle, slow or lost client keeps one.
 * What a request claims of traces is taken from it here as well.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionLimitConfiguration {

  @Bean
  WebServerFactoryCustomizer<NettyReactiveWebServerFactory> connectionLimits(
      ConnectionLimitProperties limits) {
    var open = new OpenConnections(limits);
    return factory ->
        factory.addServerCustomizers(
            server ->
                server
                    .idleTimeout(limits.idle())
                    .readTimeout(limits.body())
                    .doOnChannelInit((_, channel, _) -> prepare(channel, limits, open)));
  }

  private static void prepare(
      Channel channel, ConnectionLimitProperties limits, OpenConnections open) {
    var network = ClientNetwork.of(channel.remoteAddress());
    var _ = channel.closeFuture().addListener(_ -> open.noteClosed(network));
    if (!open.tryOpen(network)) {
      var _ = channel.close();
      return;
    }
    endWhenLost(channel, limits);
    var header = new RequestHeaderLimitHandler(limits.header());
    var body = new RequestBodyLimitHandler(limits.request());
    channel
        .pipeline()
        .addFirst(header.ofBytes())
        .addAfter(
            NettyPipeline.HttpCodec, TraceContextHandler.class.getName(), new TraceContextHandler())
        .addAfter(NettyPipeline.HttpCodec, RequestBodyLimitHandler.class.getName(), body)
        .addAfter(NettyPipeline.HttpCodec, RequestHeaderLimitHandler.class.getName(), header);
  }

  /**
   * A connection that was lost without a word ends when the heartbeat of its stream has not been
   * acknowledged for so long: otherwise the kernel sends it again for a quarter of an hour.
   */
  private static void endWhenLost(Channel channel, ConnectionLimitProperties limits) {
    if (channel instanceof EpollSocketChannel socket)
      socket
          .config()
          .setOption(
              EpollChannelOption.TCP_USER_TIMEOUT,
              Math.toIntExact(limits.unacknowledged().toMillis()));
  }
}
