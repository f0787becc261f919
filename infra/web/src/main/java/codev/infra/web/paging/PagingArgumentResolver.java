package codev.infra.web.paging;

import codev.infra.web.problem.MalformedRequestException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Resolves {@link Paging} from the query parameters. */
public final class PagingArgumentResolver implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Paging.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    return new Paging(
        size(request.getParameter("size")), after(request.getParameter("cursor")), here());
  }

  private static int size(@Nullable String text) {
    if (text == null) return Paging.DEFAULT_SIZE;
    try {
      int size = Integer.parseInt(text);
      if (size >= 1 && size <= Paging.MAX_SIZE) return size;
    } catch (NumberFormatException malformed) {
      // rejected below
    }
    throw new MalformedRequestException("size", "request.size", Paging.MAX_SIZE);
  }

  private static String after(@Nullable String cursor) {
    try {
      return cursor == null ? "" : Paging.key(cursor);
    } catch (IllegalArgumentException forged) {
      throw new MalformedRequestException("cursor", "request.cursor");
    }
  }

  /**
   * Path and query only: the host that the client knows is the gateway's. As they were sent, since
   * a raw {@code =} is allowed in a value.
   */
  private static URI here() {
    var uri = ServletUriComponentsBuilder.fromCurrentRequest().scheme(null).host(null).port(null);
    return URI.create(uri.replaceQueryParam("after").build().toUriString());
  }
}
