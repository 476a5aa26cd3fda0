import './fileBrowser.css';
