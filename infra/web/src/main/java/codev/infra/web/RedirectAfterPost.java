package codev.infra.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Where a page goes once its form has been accepted. */
public final class RedirectAfterPost {
  private RedirectAfterPost() {}

  /**
   * The browser opens the page, which shows what was just written.
   *
   * @param position of the commit
   */
  public static ResponseEntity<Void> to(String page, long position) {
    return to(page, position, true);
  }

  /**
   * @param inPlace whether htmx asked, which is told in a header; a browser by itself is redirected
   */
  public static ResponseEntity<Void> to(String page, long position, boolean inPlace) {
    var there = page + "?after=" + position;
    if (!inPlace)
      return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(there)).build();
    return ResponseEntity.noContent().header("HX-Redirect", there).build();
  }
}
