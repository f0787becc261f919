package codev.infra.web.paging;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The requested page of a list, {@code ?size=&cursor=}: a parameter that a controller method may
 * declare. The answer is the bare array; where there is more, its header {@code Link: <…>;
 * rel="next"} holds the address of the rest. The cursor is the key of the last item shown, so
 * nobody misses or sees an item twice while others are added.
 *
 * @param size how many at most, 1–200
 * @param after key of the last item seen; empty at the start
 */
public record Paging(int size, String after, URI here) {
  public static final int DEFAULT_SIZE = 50;
  public static final int MAX_SIZE = 200;

  /**
   * @param key unique and sortable as text
   * @param mapping made only for the items on this page
   */
  public <T, A> ResponseEntity<List<A>> page(
      Collection<T> all, Function<T, String> key, Function<T, A> mapping) {
    var page =
        all.stream()
            .filter(item -> key.apply(item).compareTo(after) > 0)
            .sorted(Comparator.comparing(key))
            .limit(size + 1L)
            .toList();
    var answer = ResponseEntity.ok();
    if (page.size() > size) answer.header(HttpHeaders.LINK, next(key.apply(page.get(size - 1))));
    return answer.body(page.stream().limit(size).map(mapping).toList());
  }

  private String next(String last) {
    var address =
        UriComponentsBuilder.fromUri(here)
            .replaceQueryParam("size", size)
            .replaceQueryParam("cursor", cursor(last))
            .build();
    return "<" + address + ">; rel=\"next\"";
  }

  /** What the parameter {@code cursor} holds to go on after an item. */
  public static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  static String key(String cursor) {
    return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
  }
}
