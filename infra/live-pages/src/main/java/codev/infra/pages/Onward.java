package codev.infra.pages;

import org.springframework.http.ResponseEntity;

/** Where a page goes once its form has been accepted. */
public final class Onward {
  private Onward() {}

  /**
   * The browser opens the page, which shows what was just written.
   *
   * @param position of the commit
   */
  public static ResponseEntity<Void> to(String page, long position) {
    return ResponseEntity.noContent().header("HX-Redirect", page + "?after=" + position).build();
  }
}
