package codev.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.gateway.messages.GatewayTexts;
import codev.gateway.messages.ReactiveRequestLocaleResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/** The page after signing out, which leads on to the provider by itself. */
@Component
final class SignedOutPage {

  private final GatewayTexts sentences;
  private final String page;

  SignedOutPage(GatewayTexts sentences) {
    this.sentences = sentences;
    try {
      page = new ClassPathResource("signed-out.html").getContentAsString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Mono<Void> show(ServerWebExchange exchange, URI next) {
    var language = ReactiveRequestLocaleResolver.resolve(exchange);
    var body =
        page.replace("{language}", ReactiveRequestLocaleResolver.region(language))
            .replace("{title}", escaped(sentences.get("signed-out.title", language)))
            .replace("{again}", escaped(sentences.get("signed-out.again", language)))
            .replace("{next}", escaped(next.toASCIIString()));
    var response = exchange.getResponse();
    response.setStatusCode(HttpStatus.OK);
    response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, UTF_8));
    response.getHeaders().set(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
    response.getHeaders().setCacheControl("no-store");
    return response.writeWith(
        Mono.fromSupplier(() -> response.bufferFactory().wrap(body.getBytes(UTF_8))));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
