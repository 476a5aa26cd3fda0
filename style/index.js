// What is in the panel brings its own style when it is shown: see style/panel.js.
import './sidebar.css';
