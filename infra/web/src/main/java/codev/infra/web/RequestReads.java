package codev.infra.web;

import java.util.function.Supplier;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What has been read for the request that is being answered, if that changes nothing: its access
 * policy and its answer read the same, once.
 */
public final class RequestReads {
  private RequestReads() {}

  /**
   * @param name of what is read, unlike that of anything else
   */
  public static <T> T once(String name, Class<T> type, Supplier<T> read) {
    if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)
        || !request.getRequest().getMethod().equals("GET")) return read.get();
    var known = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
    if (type.isInstance(known)) return type.cast(known);
    T found = read.get();
    request.setAttribute(name, found, RequestAttributes.SCOPE_REQUEST);
    return found;
  }
}
