package codev.infra.web.audit;

import codev.infra.eventstore.audit.CheckpointSigner;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * HTTP endpoint that the services which receive this one's messages read: the public keys that
 * verify them, as a JWKS. The gateway does not route it.
 */
@RestController
public record MessageKeysController(CheckpointSigner checkpoints) {
  @RequiredAccess(AccessPolicy.PUBLIC)
  @GetMapping("/.well-known/message-keys")
  Map<String, List<Map<String, String>>> keys() {
    return checkpoints.keys();
  }
}
