package codev.gateway.personaldata;

import codev.gateway.messages.GatewayTexts;
import codev.gateway.security.TokenRelayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.stereotype.Component;

/**
 * Filter {@code PersonalDataArchive}: the personal-data export as one ZIP file, in which it is a
 * page for the person, and JSON for programs, with the person's files. These are read one by one,
 * as the client takes them: all of them may be more than the gateway's memory.
 */
@Component
public class PersonalDataArchiveGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {
  private final PersonalDataExportComposer composer;
  private final TokenRelayFilter tokens;
  private final GatewayTexts texts;

  PersonalDataArchiveGatewayFilterFactory(
      PersonalDataExportComposer composer, TokenRelayFilter tokens, GatewayTexts texts) {
    super(Object.class);
    this.composer = composer;
    this.tokens = tokens;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "PersonalDataArchive";
  }

  @Override
  public GatewayFilter apply(Object none) {
    return new OrderedGatewayFilter(
        (exchange, chain) ->
            chain.filter(
                exchange
                    .mutate()
                    .response(new ArchiveResponse(exchange, composer, tokens, texts))
                    .build()),
        NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1);
  }
}
