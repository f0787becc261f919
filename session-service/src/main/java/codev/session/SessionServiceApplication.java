package codev.session;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The session service: live sessions. */
@SpringBootApplication
public class SessionServiceApplication {
  public static void main(String[] args) {
    SpringApplication.run(SessionServiceApplication.class, args);
  }
}
