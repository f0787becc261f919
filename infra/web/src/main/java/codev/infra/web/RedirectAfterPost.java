package codev.infra.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The response to an accepted form: a redirect to the page that includes the commit. */
public final class RedirectAfterPost {
  private RedirectAfterPost() {}

  /**
   * The browser opens the page, which shows what was just written.
   *
   * @param page its path, with the anchor of a section if it has one
   * @param position of the commit
   */
  public static ResponseEntity<Void> to(String page, long position) {
    return to(page, position, true);
  }

  /**
   * @param inPlace whether htmx sent the request: it gets a header, a plain browser a redirect
   */
  public static ResponseEntity<Void> to(String page, long position, boolean inPlace) {
    int anchor = page.indexOf('#');
    var path = anchor < 0 ? page : page.substring(0, anchor);
    var joint = path.indexOf('?') < 0 ? "?" : "&";
    var address = path + joint + "after=" + position + page.substring(path.length());
    if (!inPlace)
      return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
    return ResponseEntity.noContent().header("HX-Redirect", address).build();
  }
}
