package org.gatehouse.itests.confined;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An application that offers a servlet to the whiteboard of Felix HTTP. */
public final class Web extends HttpServlet implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    Map<String, String> pattern = Map.of("osgi.http.whiteboard.servlet.pattern", "/hello");
    context.registerService(Servlet.class, this, new Hashtable<>(pattern));
    Commands.offer(context, this, "web", "bind");
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().write("hello " + request.getParameter("name"));
  }

  /** Opens a server socket of its own. */
  public String bind(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return "bound to " + socket.getLocalPort();
    }
  }
}
