package codev.session.room;

import codev.session.response.PermissionsResponse.GateResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kept a session from being opened when its stream looked last: no event of it tells. */
final class OpeningWatch {
  private @Nullable List<GateResponse> last;

  /** Whether it is otherwise now; not the first time, when the page has just been drawn. */
  boolean isChanged(List<GateResponse> gates) {
    var before = last;
    last = List.copyOf(gates);
    return before != null && !before.equals(gates);
  }
}
