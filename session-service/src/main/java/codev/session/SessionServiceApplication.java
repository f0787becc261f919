package codev.session;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** One service: sessions, live. */
@SpringBootApplication
public class SessionServiceApplication {
  public static void main(String[] args) {
    SpringApplication.run(SessionServiceApplication.class, args);
  }
}
